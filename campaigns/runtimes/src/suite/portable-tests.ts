import { cases } from 'adapter-cases:web'
import { openWebLine } from '@snap-sdk/adapter-suite/web'
import { honoOnWebRequests } from '../../../../packages/hono/test/hono-on-web-requests.ts'
import { toTests } from './adapter-tests.ts'
import { propertyTests } from './properties.ts'
import type { Test } from './test.ts'
import { vectorTests } from './vectors.ts'

const { name, words, start, gaps = {} } = honoOnWebRequests

/** What every runtime must pass. None of it needs a socket. */
export const portableTests: readonly Test[] = [
  ...vectorTests,
  ...propertyTests,
  ...toTests(name, gaps, cases, { words, open: async (wiring) => openWebLine(start(wiring)) }),
]
