import { collectSecrets } from '../answer/collect-secrets.ts'
import type { ServiceName, Severity } from '../answer/judge-answer.ts'
import { maskExchangeBy, maskSecretsBy } from '../answer/mask.ts'
import { clipText, toPrintableLine, toPrintableText } from '../answer/printable-text.ts'
import { createSecretFinder, type SecretFinder } from '../answer/secret-finder.ts'
import type { CaseResult, ConformanceReport } from '../conformance/conformance-case.ts'
import type { Exchange } from '../gateway.ts'
import { SERVICES } from '../services/index.ts'
import { writeTimestamp } from '../sign.ts'

/**
 * A check's result, fit to be written down in any format: secrets, tokens and signatures are masked, control characters
 * are written out, and long messages are cut. It is *not* escaped: each format does that.
 */
export interface ReportDocument {
  /** Whether the check's exit code is 0. */
  readonly passed: boolean
  /** What failed counts: with `--strict`, a failed `should` as well. */
  readonly strict: boolean
  /** Names of `security` cases that may fail, by decision. */
  readonly accepted: readonly string[]
  /** Name and version. */
  readonly tool: string
  /** Who was played: `NICEPAY`. */
  readonly gateway: string
  /** Scheme, host and port, or `in process`. */
  readonly target: string
  readonly clientId: string
  readonly signature: string
  /** ISO 8601. */
  readonly startedAt: string
  readonly milliseconds: number
  readonly counts: ConformanceReport['counts']
  readonly groups: readonly ReportGroup[]
  /** What more than one case failed for, the most frequent first. */
  readonly causes: readonly ReportCause[]
}

/** One cause, and the cases that failed for it. */
export interface ReportCause {
  readonly cause: string
  /** Why the first of them failed, and what to do. */
  readonly reason: string
  /** Their names. */
  readonly cases: readonly string[]
}

/** The cases of one service. */
export interface ReportGroup {
  readonly service: ServiceName
  readonly title: string
  readonly cases: readonly ReportCase[]
}

/** How a case ended. `warned`: it failed and does not count, as a `should` or as one that was accepted. */
export type Mark = 'passed' | 'failed' | 'warned' | 'skipped'

/** One case and how it ended, as each format shows it. */
export interface ReportCase {
  readonly name: string
  readonly severity: Severity
  readonly sent: string
  readonly expected: string
  readonly rule: string
  readonly received: string
  readonly mark: Mark
  /** It failed, and somebody has decided to live with it. */
  readonly accepted: boolean
  /** Why it failed or was skipped; empty for a case that passed. */
  readonly reason: string
  /** What it has in common with others that failed: the same text for all. Empty where it has nothing. */
  readonly cause: string
  readonly milliseconds: number
  readonly exchanges: readonly ReportExchange[]
}

/** One call with its answer, masked. */
export interface ReportExchange {
  readonly stringToSign: string
  readonly request: ReportMessage
  readonly response: ReportMessage
  readonly milliseconds: number
}

/** One message as it stood on the line. */
export interface ReportMessage {
  /** `POST /api/v1.0/cvs/inquiry`, or `HTTP 200`. */
  readonly start: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

/** What a report says that the check does not know. */
export interface ReportOptions {
  /** Name and version of the tool. */
  readonly tool: string
  /** Whether a failed `should` counts. */
  readonly strict: boolean
  /** What no exchange names and yet must not be shown: the client secrets. */
  readonly secrets?: readonly string[]
}

/** What is masked of a message; a secret behind it is cut off with the rest. */
const LONGEST_MASKED = 65_536
/** What is shown of a message's body. */
const LONGEST_SHOWN = 2_000

/** Prepares a check's result for writing. */
export function buildReportDocument(report: ConformanceReport, options: ReportOptions): ReportDocument {
  const { tool, strict, secrets = [] } = options
  const { gateway, target, clientId, signature, startedAt, milliseconds, counts, results, accepted } = report
  const known = createSecretFinder(
    collectSecrets(
      results.flatMap(({ exchanges }) => exchanges),
      secrets,
    ),
  )
  const groups = Object.values(SERVICES)
    .map(({ name: service, title }) => ({
      service,
      title,
      cases: results
        .filter((result) => result.service === service)
        .map((result) => toReportCase(result, strict, known)),
    }))
    .filter(({ cases }) => cases.length > 0)
  return {
    passed: counts.failedMust + counts.failedSecurity === 0 && !(strict && counts.failedShould > 0),
    strict,
    accepted,
    tool,
    gateway,
    target: toReportLine(target, known),
    clientId: toReportLine(clientId, known),
    signature,
    startedAt,
    milliseconds,
    counts,
    groups,
    causes: listCauses(groups.flatMap(({ cases }) => cases)),
  }
}

/** One case of a check that is not over, as a report will show it. */
export function buildReportCase(
  result: CaseResult,
  { strict, secrets = [] }: Pick<ReportOptions, 'strict' | 'secrets'>,
): ReportCase {
  return toReportCase(result, strict, createSecretFinder(collectSecrets(result.exchanges, secrets)))
}

function toReportCase(result: CaseResult, strict: boolean, known: SecretFinder): ReportCase {
  const line = (text: string): string => toReportLine(text, known)
  return {
    name: result.name,
    severity: result.severity,
    sent: result.sent,
    expected: result.expected,
    rule: result.rule,
    received: line(result.received),
    mark: markOf(result, strict),
    accepted: result.accepted === true,
    reason: result.outcome.verdict === 'passed' ? '' : line(result.outcome.reason),
    cause: result.outcome.verdict === 'failed' ? line(result.outcome.cause ?? '') : '',
    milliseconds: result.milliseconds,
    exchanges: result.exchanges.map((exchange) => toReportExchange(exchange, known)),
  }
}

function toReportLine(text: string, known: SecretFinder): string {
  return clipText(toPrintableLine(maskSecretsBy(text, known)), LONGEST_SHOWN)
}

function listCauses(cases: readonly ReportCase[]): readonly ReportCause[] {
  const causes = new Set(cases.map(({ cause }) => cause).filter((cause) => cause !== ''))
  return [...causes]
    .map((cause) => {
      const alike = cases.filter((one) => one.cause === cause)
      return { cause, reason: alike[0]?.reason ?? '', cases: alike.map(({ name }) => name) }
    })
    .filter(({ cases: { length } }) => length > 1)
    .sort((one, other) => other.cases.length - one.cases.length)
}

function markOf({ outcome: { verdict }, severity, accepted }: CaseResult, strict: boolean): Mark {
  const counts = severity === 'should' ? strict : !accepted
  return verdict === 'failed' && !counts ? 'warned' : verdict
}

function toReportExchange(exchange: Exchange, known: SecretFinder): ReportExchange {
  const short = shorten(exchange)
  const { request, response, milliseconds } = maskExchangeBy(short, known)
  const show = (text: string): string => toPrintableText(clipText(text, LONGEST_SHOWN))
  const toMessage = (start: string, headers: Readonly<Record<string, string>>, body: string): ReportMessage => ({
    start: toPrintableLine(clipText(start, LONGEST_SHOWN)),
    headers: Object.entries(headers).map(([name, value]) => [name, toPrintableLine(clipText(value, LONGEST_SHOWN))]),
    body: show(body),
  })
  return {
    stringToSign: show(request.stringToSign),
    request: toMessage(`${request.method} ${request.path}`, request.headers, new TextDecoder().decode(request.body)),
    response: toMessage(`HTTP ${response.status}`, response.headers, response.text),
    milliseconds,
  }
}

function shorten(exchange: Exchange): Exchange {
  const { request, response } = exchange
  return {
    ...exchange,
    request: { ...request, body: request.body.subarray(0, LONGEST_MASKED) },
    response: { ...response, text: response.text.slice(0, LONGEST_MASKED), body: undefined },
  }
}

/** What a report says of itself, in the order in which it is shown. */
export function listFacts(document: ReportDocument): readonly (readonly [name: string, value: string])[] {
  const { gateway, target, clientId, signature, startedAt, milliseconds, tool, accepted } = document
  return [
    ['Gateway', gateway],
    ['Target', target],
    ['Client ID', clientId],
    ['Signature scheme', signature],
    ['Started', describeStart(startedAt)],
    ['Took', `${(milliseconds / 1000).toFixed(1)} s`],
    ['Tool', tool],
    ...(accepted.length === 0 ? [] : [['Accepted', accepted.join(', ')] as const]),
  ]
}

/** `2026-11-26 15:00:01 in Jakarta, 08:00:01 UTC`. */
function describeStart(startedAt: string): string {
  const utc = startedAt.slice(11, 19)
  return `${writeTimestamp(new Date(startedAt)).slice(0, 19).replace('T', ' ')} in Jakarta, ${utc} UTC`
}

/** `23 passed, 1 failed, 2 skipped`: how many cases ended how, without what did not occur. */
export function describeMarks(cases: readonly Pick<ReportCase, 'mark'>[]): string {
  const words = { failed: 'failed', warned: 'failed “should”', passed: 'passed', skipped: 'skipped' } as const
  return (['failed', 'warned', 'passed', 'skipped'] as const)
    .map((wanted) => [cases.filter(({ mark }) => mark === wanted).length, words[wanted]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ')
}

/** A message as text: its first line, its headers, an empty line, its body. */
export function writeMessage({ start, headers, body }: ReportMessage): string {
  return [start, ...headers.map(([name, value]) => `${name}: ${value}`), ...(body === '' ? [] : ['', body])].join('\n')
}
