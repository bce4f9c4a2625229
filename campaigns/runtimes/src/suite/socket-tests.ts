import { cases as socketCases } from 'adapter-cases:socket'
import { cases as webCases } from 'adapter-cases:web'
import type { SocketHarness } from '@snap-sdk/adapter-suite'
import { openSocketLine } from '@snap-sdk/adapter-suite/socket'
import express from 'express'
import express4 from 'express4'
import Koa from 'koa'
import Koa2 from 'koa2'
import { EXPRESS_WORDS, startExpress } from '../../../../packages/express/test/start-express.ts'
import { honoOnNodeServer } from '../../../../packages/hono/test/hono-on-node-server.ts'
import { KOA_WORDS, startKoa } from '../../../../packages/koa/test/start-koa.ts'
import { toTests } from './adapter-tests.ts'
import type { Gaps } from './gaps.ts'
import type { Test } from './test.ts'

// The types of two versions do not fit each other; the adapters' own type tests check each.
const OTHERS: readonly SocketHarness[] = [
  { name: 'Express 5', words: EXPRESS_WORDS, start: (wiring) => startExpress(express, wiring) },
  {
    name: 'Express 4',
    words: EXPRESS_WORDS,
    start: (wiring) => startExpress(express4 as unknown as typeof express, wiring),
  },
  { name: 'Koa 3', words: KOA_WORDS, start: (wiring) => startKoa(Koa, wiring) },
  { name: 'Koa 2', words: KOA_WORDS, start: (wiring) => startKoa(Koa2 as unknown as typeof Koa, wiring) },
]

/**
 * The whole adapter suite over TCP, where the runtime has `node:http` and `node:net`.
 *
 * @param options.withHono `false` where an import condition has chosen Hono's door for the edge, which knows no server of Node's.
 */
export function socketTests(gapsOfAll: Gaps, { withHono = true } = {}): readonly Test[] {
  const adapters = withHono ? [...OTHERS, honoOnNodeServer] : OTHERS
  return adapters.flatMap(({ name, words, start, gaps }) =>
    toTests(name, { ...gapsOfAll, ...gaps }, [...webCases, ...socketCases], {
      words,
      open: async (wiring) => openSocketLine(await start(wiring)),
    }),
  )
}
