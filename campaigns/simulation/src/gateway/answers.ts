import type { SimulatedDialect } from './dialects.ts'

/** An answer as the gateway reads it: the payment is taken; refused for good; come again; or not heard. */
export type Reading = 'taken' | 'refused' | 'conflict' | 'again'

/** What the gateway heard of one call. */
export interface Heard {
  readonly payment: number
  readonly call: number
  readonly at: number
  readonly reading: Reading
  readonly status: number
  readonly responseCode: string
  /** The run whose answer it is, where the answer says so. */
  readonly run: number | undefined
  readonly text: string
}

export function readAnswer(
  { taken }: SimulatedDialect,
  status: number,
  text: string,
): Pick<Heard, 'reading' | 'responseCode' | 'run'> {
  const responseCode = /^\{"responseCode":"(\d{7})"/.exec(text)?.[1] ?? ''
  const run = Number(/"run-(\d+)"/.exec(text)?.[1])
  return { reading: read(taken, status, responseCode), responseCode, run: Number.isNaN(run) ? undefined : run }
}

function read(taken: RegExp, status: number, responseCode: string): Reading {
  if (taken.test(responseCode)) return 'taken'
  if (status === 202 || status === 429 || status === 401 || status >= 500) return 'again'
  if (/^2/.test(responseCode)) return 'taken'
  return /^409/.test(responseCode) ? 'conflict' : 'refused'
}
