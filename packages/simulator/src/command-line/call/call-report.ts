import { formatExchange, formatRequest } from '../../answer/format-exchange.ts'
import type { Finding, ServiceName } from '../../answer/judge-answer.ts'
import { maskExchange } from '../../answer/mask.ts'
import { toPrintableLine } from '../../answer/printable-text.ts'
import { describeResponseCode, parseResponseCode, type ResponseCode } from '../../answer/response-code.ts'
import type { Answer, Exchange, RawRequest } from '../../gateway.ts'
import type { NoAnswer } from '../../transport.ts'
import type { Terminal } from '../terminal.ts'

/** One of several times that a call was made. */
export interface Repeat {
  /** `copy 2`, `after 10 min`, or `advice`. */
  readonly when: string
  /** What came back, in one line, without a secret. */
  readonly answer: string
}

/** What came of a call. */
export interface CallReport {
  /** What was called last: `token` when the token that was needed first was refused. */
  readonly service: ServiceName
  readonly request: RawRequest
  readonly exchange: Exchange | undefined
  readonly noAnswer: NoAnswer | undefined
  /** The token request that went before, where there was one. */
  readonly before: CallReport | undefined
  readonly expected: string | undefined
  readonly findings: readonly Finding[]
  readonly hint: string | undefined
  /** The other times that it was made. */
  readonly repeats?: readonly Repeat[]
}

/** A call that got no answer, or one that breaks a rule of the documents or gives a secret away, has failed. */
export function hasFailed({ noAnswer, findings }: CallReport): boolean {
  return noAnswer !== undefined || findings.some(({ severity }) => severity !== 'should')
}

/** Shortens tokens, signatures and the given secrets in all messages. */
export function maskReport(report: CallReport, secrets: readonly string[]): CallReport {
  const mask = (exchange: Exchange) => maskExchange(exchange, secrets)
  const { exchange, before, request } = report
  const nothing = { status: 0, headers: {}, text: '', body: undefined }
  return {
    ...report,
    request: mask({ request, response: nothing, milliseconds: 0 }).request,
    exchange: exchange && mask(exchange),
    before: before && maskReport(before, secrets),
  }
}

/** Shows a call to people. */
export function showReport(report: CallReport, terminal: Terminal): void {
  const { service, request, exchange, noAnswer, before, findings, hint } = report
  const { line, paint } = terminal
  if (before?.exchange !== undefined) {
    const { request, response, milliseconds } = before.exchange
    const found = before.findings.length === 0 ? '' : ` ${before.findings.length} things to note there:`
    const answer = `${summarize(response)}, ${Math.round(milliseconds)} ms.${found} call token shows it in full.`
    line(paint('dim', `${request.method} ${request.path}: ${answer}`))
    line()
  }
  if (exchange === undefined) {
    for (const text of formatRequest(request, paint)) line(text)
    line()
    line(`${paint('red', '✘')} No answer: ${toPrintableLine(noAnswer?.message ?? '').replace(/[.:]+$/, '')}.`)
  } else {
    line(formatExchange(exchange, paint))
    line()
    line(
      `${hasFailed(report) ? paint('red', '✘') : paint('green', '✔')} ${service}: ${summarize(exchange.response)}, ${Math.round(exchange.milliseconds)} ms`,
    )
    const code = parseResponseCode(exchange.response.body?.responseCode)
    if (code !== undefined) line(`  ${explainCode(code)}`)
    for (const { severity, message, rule } of findings) {
      line(`  ${paint(severity === 'should' ? 'yellow' : 'red', severity.padEnd(6))}  ${toPrintableLine(message)}`)
      line(`          ${paint('dim', rule)}`)
    }
    if (findings.length === 0) line('  Its form is as the documents say: code, required fields, lengths and types.')
  }
  for (const { when, answer } of report.repeats ?? [])
    line(`  ${paint('dim', when.padEnd(14))}${toPrintableLine(answer)}`)
  if (hint !== undefined) line(`  ${toPrintableLine(hint)}`)
}

/** `200 2000000 Successful`. */
function summarize({ status, body }: Answer): string {
  const { responseCode, responseMessage } = body ?? {}
  return toPrintableLine([status, responseCode, responseMessage].filter((part) => part !== undefined).join(' '))
}

/** `4040012: HTTP 404, service 00, case 12: bill not registered.` */
function explainCode(code: ResponseCode): string {
  const { httpStatus, serviceCode, caseCode } = code
  const meaning = describeResponseCode(code) ?? 'no document lists it'
  return `${httpStatus}${serviceCode}${caseCode}: HTTP ${httpStatus}, service ${serviceCode}, case ${caseCode}: ${meaning}.`
}

/** What `--json` prints. */
export function toDocument(report: CallReport): object {
  const { service, request, exchange, noAnswer, before, expected, findings, hint, repeats } = report
  return {
    service,
    asExpected: !hasFailed(report),
    request: { ...request, body: new TextDecoder().decode(request.body) },
    response: exchange?.response,
    milliseconds: exchange && Math.round(exchange.milliseconds),
    noAnswer: noAnswer && { code: noAnswer.code, message: noAnswer.message },
    expected,
    findings,
    hint,
    repeats,
    before: before && toDocument(before),
  }
}
