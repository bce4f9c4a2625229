import { collectSecrets, findSecrets } from '../answer/collect-secrets.ts'
import type { ServiceName, Severity } from '../answer/judge-answer.ts'
import { maskExchange, maskSecrets } from '../answer/mask.ts'
import { clipText, toPrintableLine, toPrintableText } from '../answer/printable-text.ts'
import type { CaseResult, ConformanceReport } from '../conformance/conformance-case.ts'
import type { Exchange } from '../gateway.ts'
import { SERVICES } from '../services/index.ts'

/**
 * A check's result, fit to be written down in any format: secrets, tokens and signatures are masked, control characters
 * are written out, and long messages are cut. It is *not* escaped: each format does that.
 */
export interface ReportDocument {
  /** Whether the check's exit code is 0. */
  readonly passed: boolean
  /** What failed counts: with `--strict`, a failed `should` as well. */
  readonly strict: boolean
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
}

/** The cases of one service. */
export interface ReportGroup {
  readonly service: ServiceName
  readonly title: string
  readonly cases: readonly ReportCase[]
}

/** How a case ended. `warned`: it failed, and is a `should` that does not count. */
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
  /** Why it failed or was skipped; empty for a case that passed. */
  readonly reason: string
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
  const { gateway, target, clientId, signature, startedAt, milliseconds, counts, results } = report
  const known = collectSecrets(
    results.flatMap(({ exchanges }) => exchanges),
    secrets,
  )
  const line = (text: string): string =>
    clipText(toPrintableLine(maskSecrets(text, findSecrets(known, text))), LONGEST_SHOWN)
  const toCase = (result: CaseResult): ReportCase => ({
    name: result.name,
    severity: result.severity,
    sent: result.sent,
    expected: result.expected,
    rule: result.rule,
    received: line(result.received),
    mark: markOf(result, strict),
    reason: result.outcome.verdict === 'passed' ? '' : line(result.outcome.reason),
    milliseconds: result.milliseconds,
    exchanges: result.exchanges.map((exchange) => toReportExchange(exchange, known)),
  })
  const groups = Object.values(SERVICES)
    .map(({ name: service, title }) => ({
      service,
      title,
      cases: results.filter((result) => result.service === service).map(toCase),
    }))
    .filter(({ cases }) => cases.length > 0)
  return {
    passed: counts.failedMust === 0 && !(strict && counts.failedShould > 0),
    strict,
    tool,
    gateway,
    target: line(target),
    clientId: line(clientId),
    signature,
    startedAt,
    milliseconds,
    counts,
    groups,
  }
}

function markOf({ outcome: { verdict }, severity }: CaseResult, strict: boolean): Mark {
  return verdict === 'failed' && severity === 'should' && !strict ? 'warned' : verdict
}

function toReportExchange(exchange: Exchange, secrets: readonly string[]): ReportExchange {
  const short = shorten(exchange)
  const { request, response, milliseconds } = maskExchange(short, findSecrets(secrets, writeExchange(short)))
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

/** All text of an exchange. */
function writeExchange({ request, response }: Exchange): string {
  return JSON.stringify([request.stringToSign, request.path, request.headers, response.headers]).concat(
    new TextDecoder().decode(request.body),
    response.text,
  )
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
  const { gateway, target, clientId, signature, startedAt, milliseconds, tool } = document
  return [
    ['Gateway', gateway],
    ['Target', target],
    ['Client ID', clientId],
    ['Signature scheme', signature],
    ['Started', startedAt.replace(/T(.{8}).*/, ' $1 UTC')],
    ['Took', `${(milliseconds / 1000).toFixed(1)} s`],
    ['Tool', tool],
  ]
}

/** A message as text: its first line, its headers, an empty line, its body. */
export function writeMessage({ start, headers, body }: ReportMessage): string {
  return [start, ...headers.map(([name, value]) => `${name}: ${value}`), ...(body === '' ? [] : ['', body])].join('\n')
}
