import type { AdapterHarness, CalledApp, RunningApp, WebApp } from '@snap-sdk/adapter-suite'
import {
  CASES,
  type ConformanceReport,
  type GatewayOptions,
  runConformance,
  type SignatureScheme,
} from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { createSnapOfExample } from './snap-of-example.ts'

/** A pay number whose lookup fails. */
export const FAILS: string = '701589101113'
/** One whose lookup fails, and one whose lookup never answers. */
export const NUMBERS = { fails: FAILS, hangs: '701589101114' } as const

const NOT_WAITED_FOR = 'The token lives for 900 s: --slow waits for it.'
const SIGNS_NO_BODY = 'The client-id scheme signs neither path nor body, so no alteration of them can be seen.'
const CARRIES_NO_TOKEN = 'The asymmetric scheme carries no access token.'
export const NO_SECOND_PARTNER: string = 'Needs a second partner that the merchant knows: --second-client.'
export const NO_HANGING_NUMBER: string = 'Needs a pay number whose lookup never answers: --hangs.'

/** Why cases are skipped that have all they need, and how many for each reason. */
export const SKIPPED: Readonly<Record<SignatureScheme, Readonly<Record<string, number>>>> = {
  'client-id': { [NOT_WAITED_FOR]: 1, [SIGNS_NO_BODY]: 12 },
  symmetric: { [NOT_WAITED_FOR]: 1 },
  asymmetric: { [CARRIES_NO_TOKEN]: 16 },
}

/** Each with its reason. */
export function failuresOf({ results }: ConformanceReport): string[] {
  return results.flatMap(({ name, outcome }) => (outcome.verdict === 'failed' ? [`${name}: ${outcome.reason}`] : []))
}

/** How many for each reason. */
export function skipsOf({ results }: ConformanceReport): Record<string, number> {
  const skips: Record<string, number> = {}
  for (const { outcome } of results) {
    if (outcome.verdict === 'skipped') skips[outcome.reason] = (skips[outcome.reason] ?? 0) + 1
  }
  return skips
}

/** Passes every case behind a door of the adapter suite, or fails. */
export async function expectConformance(start: AdapterHarness['start'], signature: SignatureScheme): Promise<void> {
  const { snap, callersTo } = createSnapOfExample(signature)
  const errors: unknown[] = []
  const app = await start({ snaps: [snap], onError: (error) => errors.push(error) })
  try {
    const { gateway, secondPartner } = callersTo(targetOf(app))
    const report = await runConformance(gateway, { secondPartner, numbers: NUMBERS })
    expect(failuresOf(report)).toEqual([])
    expect(skipsOf(report)).toEqual(SKIPPED[signature])
    expect(report.results.map(({ name }) => name)).toEqual(CASES.map(({ name }) => name))
    expect(errors).toEqual([])
  } finally {
    if ('stop' in app) await app.stop()
  }
}

function targetOf(app: RunningApp | WebApp | CalledApp): GatewayOptions['target'] {
  if ('port' in app) return `http://127.0.0.1:${app.port}`
  if ('fetch' in app) return { fetch: async (request) => app.fetch(request) }
  throw new Error('a door that is called without HTTP has no target')
}
