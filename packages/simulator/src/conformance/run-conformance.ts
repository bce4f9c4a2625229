import type { ServiceCodes } from '../answer/judge-answer.ts'
import { tidyLine } from '../answer/tidy-line.ts'
import { describeError } from '../describe-error.ts'
import type { Gateway } from '../gateway.ts'
import type { ServiceName } from '../services/service.ts'
import { NoAnswer } from '../transport.ts'
import { WrongUse } from '../wrong-use.ts'
import { findAccepted } from './accepted-cases.ts'
import { NoBill, PaidBefore } from './bill-stock.ts'
import { casesOf } from './cases-of.ts'
import type { CaseResult, ConformanceCase, ConformanceReport } from './conformance-case.ts'
import { describeAnswers } from './describe-answers.ts'
import { type Evidence, isUnanswered, startEvidence } from './evidence.ts'
import { EXAMPLE_NUMBERS, type Numbers } from './numbers.ts'
import type { GivenBill } from './open-bills.ts'
import { type OpenCaseTools, prepareCaseTools } from './open-case-tools.ts'
import { failed, type Outcome, skipped } from './outcome.ts'
import { findObstacleAtStart, findObstacleOnTheWay, type Stop, withGate } from './preflight.ts'
import { type Selection, selectCases } from './select-cases.ts'

/** What a check may be told. Nothing of it is needed for the example merchant. */
export interface ConformanceOptions extends Selection {
  /**
   * Cases of severity `security` that may fail: exceptions that somebody has decided to live with. Each by its name
   * (`payment-timestamp-stale`), or by its rule's at every service (`timestamp-stale`).
   */
  readonly accept?: readonly string[] | undefined
  /** The merchant's pay numbers. Default: the example merchant's. */
  readonly numbers?: Partial<Numbers> | undefined
  /**
   * Gives the merchant's open bills, in place of `numbers.open`: its numbers, or each with what it costs. It is called before the cases, and
   * again when all that it gave are used up, until it gives nothing new.
   */
  readonly openBills?: (() => Promise<readonly GivenBill[]>) | undefined
  /** Whether waiting for minutes is allowed, as for a token to expire. Default false. */
  readonly slow?: boolean | undefined
  /** Another partner that the merchant knows, calling the same target. */
  readonly secondPartner?: Gateway | undefined
  /** What the merchant serves, beside the token. Default: what a merchant of this gateway serves at the least. */
  readonly services?: readonly ServiceName[] | undefined
  /** The service's two digits in a response code, where they are not those of the documents. */
  readonly serviceCodes?: ServiceCodes | undefined
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
  const { dialect } = gateway
  const services = options.services ?? dialect.usual
  const all = casesOf(dialect, services)
  const selected = selectCases(all, options)
  const accepted = findAccepted(all, options.accept ?? [])
  const { openTools, findKinds } = await prepareCaseTools(gateway, {
    named: Object.keys(options.numbers ?? {}),
    numbers: { ...EXAMPLE_NUMBERS, ...options.numbers },
    openBills: options.openBills,
    serviceCodes: options.serviceCodes ?? {},
    transactions: services,
    slow,
    patienceMilliseconds,
    secondPartner,
  })
  const probe = gateway.describe('token') === undefined ? (services[0] ?? 'token') : 'token'
  let stop = await findObstacleAtStart(openTools, probe)
  if (stop === undefined) await findKinds().catch(rethrowUnlessNoAnswer)
  const cases = withGate(selected, { all, stop })

  const results: CaseResult[] = []
  for (const [index, one] of cases.entries()) {
    const evidence: Evidence = stop?.fails(one) === true ? stop.evidence : startEvidence(one.service)
    const ran = await runCase(one, { gateway, openTools, evidence, stop })
    const isExcepted = ran.outcome.verdict === 'failed' && accepted.has(one.name)
    const result: CaseResult = isExcepted ? { ...ran, accepted: true } : ran
    results.push(result)
    onProgress?.(result, index, cases.length)
    if (stop === undefined && isUnanswered(evidence)) {
      stop = await findObstacleOnTheWay(openTools, { probe, last: one, left: cases.slice(index + 1) })
    }
  }
  const { clientId, signature, target } = gateway.identity
  return {
    gateway: dialect.title,
    target,
    clientId,
    signature,
    startedAt: startedAt.toISOString(),
    milliseconds: performance.now() - started,
    results,
    accepted: [...accepted],
    counts: count(results),
  }
}

async function runCase(
  one: ConformanceCase,
  {
    gateway,
    openTools,
    evidence,
    stop,
  }: { gateway: Gateway; openTools: OpenCaseTools; evidence: Evidence; stop: Stop | undefined },
): Promise<CaseResult> {
  const { run, ...facts } = one
  const started = performance.now()
  const outcome = decide(one, stop) ?? (await runWithBills(run, openTools, evidence))
  const { exchanges } = evidence
  const tidy = (text: string): string => tidyLine(text, { exchanges, gateway })
  return {
    ...facts,
    outcome:
      outcome.verdict === 'failed' ? failed(tidy(outcome.reason), outcome.cause && tidy(outcome.cause)) : outcome,
    received: tidy(describeAnswers(evidence.received)),
    exchanges,
    milliseconds: performance.now() - started,
  }
}

/** So many bills that were paid before are put aside for one case. */
const MOST_PAID_BEFORE = 30

/** Runs a case, and again with another bill where the one that it got was paid before. */
async function runWithBills(
  run: ConformanceCase['run'],
  openTools: OpenCaseTools,
  evidence: Evidence,
  tries: number = MOST_PAID_BEFORE,
): Promise<Outcome> {
  try {
    return await run(openTools(evidence))
  } catch (error) {
    if (!(error instanceof PaidBefore) || tries === 0) return toOutcome(error, evidence)
    evidence.exchanges.length = 0
    evidence.received.length = 0
    return runWithBills(run, openTools, evidence, tries - 1)
  }
}

/** What is known of a case without running it. */
function decide(one: ConformanceCase, stop: Stop | undefined): Outcome | undefined {
  if (stop?.fails(one) === true) return failed(stop.reason)
  if (stop?.skips(one) === true) return skipped(stop.skipReason)
  return undefined
}

function toOutcome(error: unknown, evidence: Evidence): Outcome {
  if (error instanceof NoBill) return error.outcome
  if (error instanceof WrongUse) throw error
  const message = describeError(error)
  if (!(error instanceof NoAnswer)) return failed(`The case could not be run: ${message}.`)
  if (!isUnanswered(evidence)) evidence.received.push('no answer to an inquiry before it')
  return failed(`No answer: ${message}. Every call must get one, refused or not.`)
}

/** A merchant that does not answer is found out by its cases. */
function rethrowUnlessNoAnswer(error: unknown): void {
  if (!(error instanceof NoAnswer)) throw error
}

function count(results: readonly CaseResult[]): ConformanceReport['counts'] {
  const amount = (wanted: (one: CaseResult) => boolean): number => results.filter(wanted).length
  const ended = (verdict: Outcome['verdict']): number => amount(({ outcome }) => outcome.verdict === verdict)
  const failed = (wanted: CaseResult['severity']): number =>
    amount(({ outcome, severity, accepted }) => outcome.verdict === 'failed' && severity === wanted && !accepted)
  return {
    passed: ended('passed'),
    skipped: ended('skipped'),
    failedMust: failed('must'),
    failedSecurity: failed('security'),
    failedShould: failed('should'),
    accepted: amount(({ accepted }) => accepted === true),
  }
}
