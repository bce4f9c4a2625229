import type { Gateway } from '@snap-sdk/simulator'
import { findDifferences } from './find-differences.ts'
import { describeLedger, type Played } from './played.ts'
import type { Step } from './steps.ts'

export interface Stage {
  readonly steps: readonly Step[]
  readonly gateway: Gateway
  /** The merchant's address, for its ledger. */
  readonly url: string
  /** The number of the first step. */
  readonly first: number
  /** What the merchant's own log says of the last call, where it can be had. */
  readonly takeLog?: (() => readonly string[]) | undefined
}

/** Plays the steps one after the other. One whose answer is not the expected one does not end the play. */
export async function* playSteps({ steps, first, ...stage }: Stage): AsyncGenerator<Played> {
  for (const [index, step] of steps.entries()) {
    const number = first + index
    yield { number, step, ...(await playStep(step, stage)) }
  }
}

async function playStep(
  step: Step,
  { gateway, url, takeLog }: Omit<Stage, 'steps' | 'first'>,
): Promise<Omit<Played, 'number' | 'step'>> {
  try {
    const exchange = await step.call(gateway)
    const { responseCode, responseMessage } = step.expected
    const { status, body } = exchange.response
    const problems = findDifferences(step.expected, body)
    if (String(status) !== responseCode.slice(0, 3)) problems.unshift(`the HTTP status is ${status}`)
    if (problems.length > 0) problems.unshift(`expected ${responseCode} ${responseMessage}: ${step.because}`)
    const log = takeLog?.() ?? []
    if (step.payments === undefined) return { exchange, log, problems }
    const payments = await countPayments(url)
    if (payments !== step.payments) problems.push(`${describeLedger(payments)}, expected ${step.payments}`)
    return { exchange, log, payments, problems }
  } catch (error) {
    return { log: takeLog?.() ?? [], problems: [`no answer: ${describe(error)}`] }
  }
}

async function countPayments(url: string): Promise<number> {
  const response = await fetch(new URL('/ledger', url))
  const payments: unknown = await response.json()
  return Array.isArray(payments) ? payments.length : Number.NaN
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
