import type { Exchange } from '../gateway.ts'
import { ANSWER_FIELDS } from './answer-fields.ts'
import type { Finding, ServiceName } from './finding.ts'
import { describe, isDateTime, isObject, judgeField } from './judge-field.ts'
import { describeResponseCode, parseResponseCode, type ResponseCode } from './response-code.ts'

export type { Finding, ServiceName, Severity } from './finding.ts'

/** The two digits of each service in a response code. */
export type ServiceCodes = Readonly<Record<ServiceName, string>>

/** @see docs/protocol.md, "Endpoints": `00` is the digits of NICEPAY's sample; the standard has no service for convenience stores. */
export const SERVICE_CODES: ServiceCodes = { token: '73', inquiry: '00', payment: '00' }

const STANDARD = 'ASPI, Keamanan'
const ANSWER_HEADER = `${STANDARD}: response header; NICEPAY's pages name none`

/**
 * Judges the form of an answer by the documents: its HTTP status against its code, required fields, their types and lengths, and
 * that it repeats the numbers of its request. Of an error, code and message alone are required.
 *
 * Does *not* judge whether this code is the right one for the call that was made, nor whether the bill is.
 *
 * @returns What is wrong, in the order of the answer; nothing when it is as documented.
 */
export function judgeAnswer(
  service: ServiceName,
  { request, response }: Exchange,
  serviceCodes: ServiceCodes = SERVICE_CODES,
): readonly Finding[] {
  const { body } = response
  if (!isObject(body)) {
    const found = response.text === '' ? 'empty' : body === undefined ? 'no JSON' : 'JSON, but no object'
    return [...judgeHeaders(response.headers), must('body', `The body is ${found}.`, `${STANDARD}: REST, JSON`)]
  }
  const code = parseResponseCode(body.responseCode)
  const succeeded = code?.httpStatus === '200' && code.caseCode === '00'
  return [
    ...judgeHeaders(response.headers),
    ...judgeCode(service, body.responseCode, response.status, serviceCodes),
    ...judgeMessage(body.responseMessage),
    ...(succeeded && service === 'token' ? judgeClientKey(response.headers) : []),
    ...(succeeded ? ANSWER_FIELDS[service].flatMap((field) => judgeField(field, body, parse(request.body))) : []),
    ...judgeLeaks(response.text, request.headers),
  ]
}

function judgeHeaders(headers: Readonly<Record<string, string>>): Finding[] {
  const { 'content-type': contentType, 'x-timestamp': timestamp } = headers
  const findings: Finding[] = []
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? '')) {
    const found = contentType === undefined ? 'missing' : describe(contentType)
    findings.push(
      must('Content-Type', `Content-Type must be application/json, and is ${found}.`, `${STANDARD}: response header`),
    )
  }
  if (timestamp === undefined) findings.push(should('X-TIMESTAMP', 'X-TIMESTAMP is missing.', ANSWER_HEADER))
  else if (!isDateTime(timestamp)) {
    const message = `X-TIMESTAMP must be as 2024-01-22T15:00:01+07:00, and is ${describe(timestamp)}.`
    findings.push(should('X-TIMESTAMP', message, ANSWER_HEADER))
  }
  return findings
}

function judgeClientKey({ 'x-client-key': clientKey }: Readonly<Record<string, string>>): Finding[] {
  if (clientKey !== undefined) return []
  return [should('X-CLIENT-KEY', 'X-CLIENT-KEY is missing from the token answer.', ANSWER_HEADER)]
}

function judgeCode(service: ServiceName, value: unknown, status: number, serviceCodes: ServiceCodes): Finding[] {
  const rule = `${STANDARD}: HTTP status, service code and case code, String of 7`
  const code = parseResponseCode(value)
  if (code === undefined) {
    const found = value === undefined ? 'missing' : describe(value)
    return [must('responseCode', `responseCode must be text of seven digits, and is ${found}.`, rule)]
  }
  const findings: Finding[] = []
  if (code.httpStatus !== String(status)) {
    findings.push(must('status', `The HTTP status is ${status}, and responseCode says ${code.httpStatus}.`, rule))
  }
  return [...findings, ...judgeServiceCode(service, code, serviceCodes), ...judgeCase(code)]
}

function judgeServiceCode(service: ServiceName, code: ResponseCode, serviceCodes: ServiceCodes): Finding[] {
  const expected = serviceCodes[service]
  if (code.serviceCode === expected) return []
  const message = `responseCode must hold the service code ${expected}, and holds ${code.serviceCode}.`
  if (service === 'token') return [must('responseCode', message, `${STANDARD}: service 73; NICEPAY, NICO token page`)]
  // No page prints an error of NICO: that its digits are those of the success is inferred.
  const severity = code.httpStatus === '200' ? must : should
  return [severity('responseCode', message, `NICEPAY, NICO inquiry page: sample 2000000; else --service-codes`)]
}

function judgeCase(code: ResponseCode): Finding[] {
  if (describeResponseCode(code) !== undefined) return []
  const message = `responseCode says ${code.httpStatus} and case ${code.caseCode}, which no document lists.`
  return [should('responseCode', message, `${STANDARD}: response codes`)]
}

function judgeMessage(value: unknown): Finding[] {
  const where = 'responseMessage'
  if (typeof value !== 'string' || value === '') {
    const found = value === undefined ? 'missing' : describe(value)
    return [must(where, `responseMessage must be text, and is ${found}.`, 'NICEPAY, NICO pages; ASPI')]
  }
  const { length } = [...value]
  if (length > 150) return [must(where, `responseMessage has ${length} characters, and may have 100.`, 'ASPI: 150')]
  if (length > 100) {
    return [should(where, `responseMessage has ${length} characters, and may have 100.`, 'NICEPAY: 100; ASPI: 150')]
  }
  return []
}

/** What tells a caller too much. */
const LEAKS: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  {
    pattern:
      /\.[cm]?[jt]sx?:\d+:\d+|\.java:\d+\)|\.php(?:\(\d+\)|:\d+| on line \d)|\.go:\d+|Traceback \(most|goroutine \d+ \[/,
    what: 'a stack trace',
  },
  { pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/, what: 'a private key' },
]

/** Looks for what an answer must not tell: a stack trace, a private key, and what the request proves itself with. */
export function judgeLeaks(text: string, request: Readonly<Record<string, string>>): Finding[] {
  const rule = 'good practice: a caller learns the code, the log learns the cause'
  const secrets = [
    { secret: request['X-SIGNATURE'] ?? '', what: "the request's signature" },
    { secret: /^Bearer (.+)$/.exec(request.Authorization ?? '')?.[1] ?? '', what: "the request's access token" },
  ]
  const found = [
    ...LEAKS.filter(({ pattern }) => pattern.test(text)),
    ...secrets.filter(({ secret }) => secret.length >= 8 && text.includes(secret)),
  ]
  return found.map(({ what }) => should('body', `The body holds ${what}.`, rule))
}

function must(where: string, message: string, rule: string): Finding {
  return { severity: 'must', where, message, rule }
}

function should(where: string, message: string, rule: string): Finding {
  return { severity: 'should', where, message, rule }
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}
