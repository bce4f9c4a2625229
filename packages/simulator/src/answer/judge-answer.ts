import { type CalledService, describeCall } from '../dialects/called-service.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { DEFAULT_DIALECT } from '../dialects/index.ts'
import type { Exchange } from '../gateway.ts'
import type { ServiceName } from '../services/service.ts'
import type { Finding } from './finding.ts'
import { describe, isDateTime, isObject, judgeField } from './judge-field.ts'
import { describeResponseCode, parseResponseCode, type ResponseCode } from './response-code.ts'

export type { ServiceName } from '../services/service.ts'
export type { Finding, Severity } from './finding.ts'

/** The two digits of services in a response code, where they are not those of the documents. */
export type ServiceCodes = Readonly<Partial<Record<ServiceName, string>>>

const STANDARD = 'ASPI, Keamanan'
const ANSWER_HEADER = `${STANDARD}: response header; NICEPAY's pages name none`

/**
 * Judges the form of an answer by the documents: its HTTP status against its code, required fields, their types and lengths, and
 * that it repeats the numbers of its request. Of an error, code and message alone are required.
 *
 * Does *not* judge whether this code is the right one for the call that was made, nor whether the bill is.
 *
 * @param serviceCodes The service's two digits, where they are not those of the documents.
 * @param dialect Who called. Default: NICEPAY.
 * @returns What is wrong, in the order of the answer; nothing when it is as documented.
 * @throws Error for a service that the gateway does not call.
 */
export function judgeAnswer(
  service: ServiceName,
  exchange: Exchange,
  serviceCodes: ServiceCodes = {},
  dialect: Dialect = DEFAULT_DIALECT,
): readonly Finding[] {
  const called = describeCall(dialect, service)
  if (called === undefined) throw new Error(`${dialect.title} has no service ${service}`)
  const { request, response } = exchange
  const { body } = response
  if (!isObject(body)) {
    const found = response.text === '' ? 'empty' : body === undefined ? 'no JSON' : 'JSON, but no object'
    return [...judgeHeaders(response.headers), must('body', `The body is ${found}.`, `${STANDARD}: REST, JSON`)]
  }
  const code = parseResponseCode(body.responseCode)
  const succeeded = code?.httpStatus === '200' && code.caseCode === '00'
  return [
    ...judgeHeaders(response.headers),
    ...judgeCode(called, body.responseCode, response.status, serviceCodes[service] ?? called.code),
    ...judgeMessage(body.responseMessage),
    ...(succeeded && service === 'token' ? judgeClientKey(response.headers) : []),
    ...(succeeded ? called.answer.flatMap((field) => judgeField(field, body, parse(request.body))) : []),
    ...judgeLeaks(response.text, request.headers),
    ...judgeStackTrace(response.text),
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

function judgeCode(called: CalledService, value: unknown, status: number, serviceCode: string): Finding[] {
  const rule = `${STANDARD}: HTTP status, service code and case code, String of 7`
  const code = parseResponseCode(value)
  if (code === undefined) {
    const found = value === undefined ? 'missing' : describe(value)
    return [must('responseCode', `responseCode must be text of seven digits, and is ${found}.`, rule)]
  }
  const findings: Finding[] = []
  const acknowledges = status === 200 && called.dialect.status === '200 for answers'
  if (code.httpStatus !== String(status) && !acknowledges) {
    findings.push(must('status', `The HTTP status is ${status}, and responseCode says ${code.httpStatus}.`, rule))
  }
  return [...findings, ...judgeServiceCode(called, code, serviceCode), ...judgeCase(code)]
}

function judgeServiceCode(called: CalledService, code: ResponseCode, expected: string): Finding[] {
  const { httpStatus, serviceCode, caseCode } = code
  const own = Object.values(called.dialect.codes ?? {}).flat()
  if (serviceCode === expected || own.includes(`${httpStatus}${serviceCode}${caseCode}`)) return []
  const message = `responseCode must hold the service code ${expected}, and holds ${serviceCode}.`
  if (called.name === 'token')
    return [must('responseCode', message, `${STANDARD}: service 73; NICEPAY, NICO token page`)]
  if (called.code !== '00') return [must('responseCode', message, `${STANDARD}: service ${called.code}`)]
  // No page prints an error of NICO: that its digits are those of the success is inferred.
  const severity = httpStatus === '200' ? must : should
  return [severity('responseCode', message, 'NICEPAY, NICO inquiry page: sample 2000000; else --service-codes')]
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

const TELLS_TOO_MUCH = 'good practice: a caller learns the code, the log learns the cause'
const STACK_TRACE =
  /\.[cm]?[jt]sx?:\d+:\d+|\.java:\d+\)|\.php(?:\(\d+\)|:\d+| on line \d)|\.go:\d+|Traceback \(most|goroutine \d+ \[/
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/

/** Looks for a stack trace in an answer. */
export function judgeStackTrace(text: string): Finding[] {
  return STACK_TRACE.test(text) ? [should('body', 'The body holds a stack trace.', TELLS_TOO_MUCH)] : []
}

/** Looks for what an answer must not tell: a private key, and what the request proves itself with. */
export function judgeLeaks(text: string, request: Readonly<Record<string, string>>): Finding[] {
  const secrets = [
    { secret: request['X-SIGNATURE'] ?? '', what: "the request's signature" },
    { secret: /^Bearer (.+)$/.exec(request.Authorization ?? '')?.[1] ?? '', what: "the request's access token" },
  ]
  const found = [
    ...(PRIVATE_KEY.test(text) ? [{ what: 'a private key' }] : []),
    ...secrets.filter(({ secret }) => secret.length >= 8 && text.includes(secret)),
  ]
  return found.map(({ what }) => ({
    severity: 'security',
    where: 'body',
    message: `The body holds ${what}.`,
    rule: TELLS_TOO_MUCH,
  }))
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
