import { toPrintableLine, toPrintableText } from '../../answer/printable-text.ts'
import { describeResponseCode, parseResponseCode } from '../../answer/response-code.ts'
import type { Answer, RawRequest } from '../../gateway.ts'
import { buildAnswerRows } from '../../open/answer-rows.ts'
import type { CallSummary, Change, ShownCall, ShownMessage } from '../../open/messages.ts'
import { splitStringToSign } from '../../open/split-string-to-sign.ts'
import { type CallReport, hasFailed, maskReport } from '../call/call-report.ts'
import { findCalled } from './play-call.ts'
import type { Player } from './read-player.ts'
import { listChanges, proposeAmount } from './repeat-call.ts'

/** A call of this session, as it went out. It holds tokens and signatures. */
export interface KeptCall {
  readonly id: number
  readonly at: Date
  readonly player: Player
  readonly report: CallReport
  readonly of: number | undefined
  readonly change: Change | undefined
}

/** A line of the history. */
export function summarizeCall({ id, at, player, report, of, change }: KeptCall): CallSummary {
  const { service, exchange, noAnswer } = report
  return {
    id,
    at: at.toISOString(),
    gateway: player.gateway.dialect.title,
    service,
    ...(of === undefined ? {} : { of }),
    ...(change === undefined ? {} : { change }),
    verdict: noAnswer !== undefined ? 'no-answer' : hasFailed(report) ? 'finding' : 'as-expected',
    answer: exchange === undefined ? '' : summarizeAnswer(exchange.response),
    milliseconds: Math.round(exchange?.milliseconds ?? 0),
  }
}

/**
 * A call with all there is to see of it.
 *
 * @param whole With tokens and signatures; else they are shortened. The client secret is never shown.
 */
export function showCall(call: KeptCall, whole: boolean): ShownCall {
  const { player, report } = call
  const { service, exchange, noAnswer, findings, hint, before, expected } = report
  const called = findCalled(player, service)
  const { clientSecret } = player.identity
  const secrets = clientSecret === undefined ? [] : [clientSecret]
  const masked = maskReport(report, secrets)
  const shown = whole ? hideSecrets(report, secrets) : masked
  const { request } = shown
  const code = parseResponseCode(exchange?.response.body?.responseCode)
  const meaning = code === undefined ? undefined : (describeResponseCode(code) ?? 'no document lists it')
  const otherAmount = proposeAmount(called, report.request)
  const answerBefore = before?.exchange === undefined ? undefined : summarizeAnswer(before.exchange.response)
  return {
    ...summarizeCall(call),
    shown: whole ? 'whole' : 'masked',
    request: showRequest(request),
    signed: splitStringToSign(toPrintableText(request.stringToSign), called.speech.scheme === 'symmetric'),
    findings: findings.map((finding) => ({ ...finding, message: toPrintableLine(finding.message) })),
    rows: buildAnswerRows(shown.exchange?.response.body, { fields: called.answer, findings }),
    changes: listChanges(called, report.request),
    ...(shown.exchange === undefined ? {} : { response: showResponse(shown.exchange.response) }),
    ...(noAnswer === undefined ? {} : { noAnswer: toPrintableLine(noAnswer.message) }),
    ...(meaning === undefined ? {} : { meaning }),
    ...(expected === undefined ? {} : { expected }),
    ...(hint === undefined ? {} : { hint: toPrintableLine(hint) }),
    ...(otherAmount === undefined ? {} : { otherAmount }),
    ...(answerBefore === undefined ? {} : { before: answerBefore }),
  }
}

/** A merchant may send the secret back: it is hidden even where tokens and signatures are shown. */
function hideSecrets(report: CallReport, secrets: readonly string[]): CallReport {
  const text = (report.exchange?.response.text ?? '') + JSON.stringify(report.exchange?.response.headers ?? {})
  return secrets.some((secret) => text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1)))
    ? maskReport(report, secrets)
    : report
}

function showRequest({ method, path, headers, body }: RawRequest): ShownMessage {
  return showMessage(`${method} ${path}`, headers, new TextDecoder().decode(body))
}

function showResponse({ status, headers, text }: Answer): ShownMessage {
  return showMessage(`HTTP ${status}`, headers, text)
}

function showMessage(start: string, headers: Readonly<Record<string, string>>, body: string): ShownMessage {
  return {
    start: toPrintableLine(start),
    headers: Object.entries(headers).map(([name, value]) => [toPrintableLine(name), toPrintableLine(value)]),
    body: toPrintableText(body),
  }
}

/** `200 2002500 Successful`. */
function summarizeAnswer({ status, body }: Answer): string {
  const { responseCode, responseMessage } = body ?? {}
  return toPrintableLine([status, responseCode, responseMessage].filter((part) => part !== undefined).join(' '))
}
