import type { Exchange } from '@snap-sdk/simulator'
import type { Step } from './steps.ts'
import type { Transcript } from './transcript.ts'

/** One step that was played, and what came of it. */
export interface Played {
  /** Its place in the whole demo, from 1. */
  readonly number: number
  readonly step: Step
  /** Absent where nobody answered. */
  readonly exchange?: Exchange
  /** What the merchant's own log said of it. */
  readonly log: readonly string[]
  /** How many payments the ledger holds, where it was asked. */
  readonly payments?: number
  /** What is not as expected. None: all is. */
  readonly problems: readonly string[]
}

/** Shows one step that was played. */
export type ShowPlayed = (played: Played, transcript: Transcript) => void

/** What the ledger holds, in words: `1 payment in the ledger`. */
export function describeLedger(payments: number): string {
  return `${payments} ${payments === 1 ? 'payment' : 'payments'} in the ledger`
}
