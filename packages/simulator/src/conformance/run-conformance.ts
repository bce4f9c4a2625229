import { SERVICE_CODES, type ServiceCodes } from '../answer/judge-answer.ts'
import type { Exchange, Gateway } from '../gateway.ts'
import { NoAnswer } from '../transport.ts'
import { CASES } from './cases/index.ts'
import type { CaseResult, ConformanceCase, ConformanceReport, Outcome } from './conformance-case.ts'
import { describeAnswers } from './describe-answers.ts'
import { EXAMPLE_NUMBERS, type Numbers } from './numbers.ts'
import { type OpenBench, prepareBenches } from './open-bench.ts'
import { findStop, type Stop } from './preflight.ts'
import { type Selection, selectCases } from './select-cases.ts'

export interface ConformanceOptions extends Selection {
  /** The merchant's pay numbers. Default: the example merchant's. */
  readonly numbers?: Partial<Numbers> | undefined
  /** Whether waiting for minutes is allowed, as for a token to expire. Default false. */
  readonly slow?: boolean | undefined
  /** Another partner that the merchant knows, calling the same target. */
  readonly secondPartner?: Gateway | undefined
  /** The service's two digits in a response code. Default: 73 for the token, 00 for inquiry and payment. */
  readonly serviceCodes?: Partial<ServiceCodes> | undefined
  /** How long each answer may take. Default 10000. */
  readonly patienceMilliseconds?: number | undefined
  /** Called after each case; `index` counts from 0. */
  readonly onProgress?: ((result: CaseResult, index: number, total: number) => void) | undefined
}

/**
 * Runs the conformance cases against the gateway's target, one after the other.
 *
 * When no access token can be had, the cases that need one are skipped and `token-valid` fails with the reason, also where it was
 * not selected. Does *not* reject because of what the target does.
 *
 * @throws WrongUse for options that fit nothing, and Error for a gateway that cannot sign.
 */
export async function runConformance(gateway: Gateway, options: ConformanceOptions = {}): Promise<ConformanceReport> {
  const { slow = false, secondPartner, patienceMilliseconds = 10_000, onProgress } = options
  const startedAt = new Date()
  const started = performance.now()
  const selected = selectCases(CASES, options)
  const openBench = await prepareBenches(gateway, {
    numbers: { ...EXAMPLE_NUMBERS, ...options.numbers },
    serviceCodes: { ...SERVICE_CODES, ...options.serviceCodes },
    slow,
    patienceMilliseconds,
    secondPartner,
  })
  const stop = await findStop(openBench)
  const cases = stop === undefined ? selected : CASES.filter((one) => isGate(one) || selected.includes(one))

  const results: CaseResult[] = []
  for (const [index, one] of cases.entries()) {
    const result = await runCase(one, openBench, stop)
    results.push(result)
    onProgress?.(result, index, cases.length)
  }
  const { clientId, signature, target } = gateway.identity
  return {
    target,
    clientId,
    signature,
    startedAt: startedAt.toISOString(),
    milliseconds: performance.now() - started,
    results,
    counts: count(results),
  }
}

/** The case that says why no other can be run. */
const GATE = 'token-valid'

function isGate({ name }: ConformanceCase): boolean {
  return name === GATE
}

async function runCase(one: ConformanceCase, openBench: OpenBench, stop: Stop | undefined): Promise<CaseResult> {
  const { run, ...facts } = one
  const started = performance.now()
  const exchanges: Exchange[] = []
  let outcome: Outcome
  if (stop !== undefined && isGate(one)) {
    exchanges.push(...stop.exchanges)
    outcome = { verdict: 'failed', reason: stop.reason }
  } else if (stop?.stops(one) === true) {
    outcome = { verdict: 'skipped', reason: `Not run, since ${GATE} failed.` }
  } else {
    try {
      outcome = await run(openBench(exchanges))
    } catch (error) {
      outcome = { verdict: 'failed', reason: describeError(error) }
    }
  }
  const received = describeAnswers(exchanges)
  return { ...facts, outcome, received, exchanges, milliseconds: performance.now() - started }
}

function describeError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof NoAnswer) return `No answer: ${message}. Every call must get one, refused or not.`
  return `The case could not be run: ${message}.`
}

function count(results: readonly CaseResult[]): ConformanceReport['counts'] {
  const amount = (verdict: Outcome['verdict'], severity?: CaseResult['severity']): number =>
    results.filter((one) => one.outcome.verdict === verdict && (severity === undefined || one.severity === severity))
      .length
  return {
    passed: amount('passed'),
    skipped: amount('skipped'),
    failedMust: amount('failed', 'must'),
    failedShould: amount('failed', 'should'),
  }
}
