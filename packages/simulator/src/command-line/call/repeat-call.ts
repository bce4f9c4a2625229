import { setTimeout as delay } from 'node:timers/promises'
import type { Finding } from '../../answer/finding.ts'
import { tidyLine } from '../../answer/tidy-line.ts'
import { describeAnswer } from '../../conformance/judge-code.ts'
import { judgeRepeat } from '../../conformance/judge-repeat.ts'
import type { Dialect } from '../../dialects/dialect.ts'
import type { Exchange, Gateway, RawRequest } from '../../gateway.ts'
import { NoAnswer } from '../../transport.ts'
import { WrongUse } from '../../wrong-use.ts'
import type { CallReport, Repeat } from './call-report.ts'

/** More than any gateway sends, and few enough for any shop. */
const MOST_COPIES = 100
/** A minute of the schedule is a second. */
const USUAL_SPEED = '60'
const MINUTE_MILLISECONDS = 60_000

/** Sends a request some more times, all at once, as a gateway does whose queue delivers twice. */
export function sendCopies(
  gateway: Gateway,
  request: RawRequest,
  copies: number,
): Promise<readonly (Exchange | NoAnswer)[]> {
  const send = () =>
    gateway.send(request).catch((error: unknown) => {
      if (error instanceof NoAnswer) return error
      throw error
    })
  return Promise.all(Array.from({ length: copies }, send))
}

/** A call's report with what came of its copies: each must have got the first answer, or that it was there before. */
export function addCopies(report: CallReport, answers: readonly (Exchange | NoAnswer)[], gateway: Gateway): CallReport {
  const all = [report.exchange, ...answers].filter((answer) => answer !== undefined)
  const exchanges = all.filter((answer): answer is Exchange => !(answer instanceof NoAnswer))
  const taken = exchanges.find(({ response }) => response.status === 200)
  const outcome = taken === undefined ? undefined : judgeRepeat(taken, exchanges)
  const finding = (message: string): Finding => ({
    severity: 'should',
    where: 'copies',
    message: tidyLine(message, { exchanges, gateway }),
    rule: 'ASPI: 409xx00 Conflict; other gateways: the first answer again',
  })
  return {
    ...report,
    findings: [...report.findings, ...(outcome?.verdict === 'failed' ? [finding(outcome.reason)] : [])],
    repeats: answers.map((answer, index) => ({ when: `copy ${index + 2}`, answer: describe(answer, gateway) })),
  }
}

/**
 * Makes a call again by the gateway's schedule, until it is acknowledged. The last one is reported in full.
 *
 * @param again Makes it once more: signed anew, under the same X-EXTERNAL-ID.
 * @param speed How many times faster than the schedule.
 * @throws WrongUse for a gateway whose schedule nobody knows.
 */
export async function retryCall(
  first: CallReport,
  again: () => Promise<CallReport>,
  { gateway, speed }: { readonly gateway: Gateway; readonly speed: number },
): Promise<CallReport> {
  const retries = scheduleOf(gateway.dialect)
  const repeats: Repeat[] = []
  let last = first
  let minutes = 0
  for (const after of retries.afterMinutes) {
    if (isAcknowledged(last, retries)) break
    repeats.push({ when: minutes === 0 ? 'at first' : `after ${minutes} min`, answer: describeReport(last, gateway) })
    await delay(((after - minutes) * MINUTE_MILLISECONDS) / speed)
    minutes = after
    last = await again()
  }
  const ended = minutes === 0 ? [] : [{ when: `after ${minutes} min`, answer: 'shown above' }]
  return { ...last, repeats: [...repeats, ...ended] }
}

/** Reads `--copies`. @throws WrongUse */
export function readCopies(text: string): number {
  const copies = Number(text)
  if (/^\d{1,3}$/.test(text) && copies >= 2 && copies <= MOST_COPIES) return copies
  throw new WrongUse(`--copies is '${text}'; it must be a number from 2 to ${MOST_COPIES}.`)
}

/** Reads `--speed`. @throws WrongUse */
export function readSpeed(text: string = USUAL_SPEED): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw new WrongUse(
    `--speed is '${text}'; it says how many times faster than the schedule: 60 makes a minute a second.`,
  )
}

/** When the gateway calls again. @throws WrongUse for one whose schedule nobody knows. */
export function scheduleOf({ retries, title }: Dialect): NonNullable<Dialect['retries']> {
  if (retries !== undefined) return retries
  throw new WrongUse(`${title} publishes no schedule of retries: --copies sends a call several times at once.`)
}

function isAcknowledged({ exchange }: CallReport, { acknowledgedBy }: NonNullable<Dialect['retries']>): boolean {
  const status = exchange?.response.status ?? 0
  return acknowledgedBy === '2xx' ? status >= 200 && status < 300 : status === 200
}

/** What came of a call, in one line, without a secret. */
export function describeReport({ exchange, noAnswer }: CallReport, gateway: Gateway): string {
  const answer = exchange ?? noAnswer
  return answer === undefined ? 'nothing' : describe(answer, gateway)
}

function describe(answer: Exchange | NoAnswer, gateway: Gateway): string {
  if (answer instanceof NoAnswer) return `no answer: ${answer.message}`
  return tidyLine(describeAnswer(answer.response), { exchanges: [answer], gateway })
}
