import type { Gateway } from '@snap-sdk/simulator'
import { findDifferences } from './find-differences.ts'
import type { Step } from './steps.ts'
import type { Transcript } from './transcript.ts'

/** How many answers came, and how many of them were the expected ones. */
export interface Tally {
  readonly played: number
  readonly expected: number
}

export interface Stage {
  readonly steps: readonly Step[]
  readonly gateway: Gateway
  /** The merchant's address, for its ledger. */
  readonly url: string
  readonly transcript: Transcript
  /** The number of the first step. */
  readonly first: number
  /** What the merchant's own log says of the last call, where it can be had. */
  readonly takeLog?: (() => readonly string[]) | undefined
}

/** Plays NICEPAY, step by step. An answer that is not the expected one is shown, and the rest goes on. */
export async function playSteps({ steps, first, ...stage }: Stage): Promise<Tally> {
  let expected = 0
  for (const [index, step] of steps.entries()) {
    stage.transcript.title(`${first + index}. ${step.title}`)
    const problems = await playStep(step, stage).catch((error: unknown) => [`no answer: ${describe(error)}`])
    for (const problem of problems) stage.transcript.verdict(false, problem)
    if (problems.length === 0) expected++
    stage.transcript.line()
  }
  return { played: steps.length, expected }
}

/** @returns What is wrong with the answer; nothing when it is the expected one. */
async function playStep(
  step: Step,
  { gateway, url, transcript, takeLog }: Omit<Stage, 'steps' | 'first'>,
): Promise<string[]> {
  transcript.line(`   ${step.story}\n`)
  const exchange = await step.call(gateway)
  transcript.exchange(exchange)
  for (const entry of takeLog?.() ?? []) transcript.line(`   merchant's log: ${entry}\n`)

  const { responseCode, responseMessage } = step.expected
  const { status, body } = exchange.response
  const problems = findDifferences(step.expected, body)
  if (String(status) !== responseCode.slice(0, 3)) problems.unshift(`the HTTP status is ${status}`)
  if (problems.length > 0) {
    problems.unshift(`expected ${responseCode} ${responseMessage}: ${step.because}`)
  } else {
    transcript.verdict(true, `${responseCode} ${responseMessage}, as expected: ${step.because}`)
  }

  if (step.payments !== undefined) {
    const payments = await countPayments(url)
    if (payments !== step.payments) problems.push(`the ledger holds ${payments} payments, expected ${step.payments}`)
    else transcript.verdict(true, `GET /ledger: ${payments} ${payments === 1 ? 'payment' : 'payments'}, as expected`)
  }
  return problems
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
