import type { Body, RefusalCase, RepeatCase, ServiceCases } from '../dialect-cases.ts'

/** The standard's own samples, for gateways that publish none. */
export const STANDARD: string =
  'ASPI, as exported by github mseptiaan/snap-aspi-go@b7e2c81 aspi/virtual-account.md, mpm.md, direct-debit.md'

/** What is not said by a gateway, and is the standard's rule for all. */
export const GENERAL_CODES: string = 'ASPI v1.0.2, general response codes'

/** Digits for X-EXTERNAL-ID, as many as a gateway sends. */
export function digits(length: number): (call: number) => string {
  return (call) => `4180${String(call).padStart(length - 4, '0')}`
}

/** Headers without which a call is refused: 400xx02, and 401xx01 for the token. */
export function required(code: string, ...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, name === 'Authorization' ? `401${code}01` : `400${code}02`]))
}

/** What every call has, and cannot do without. */
export const CALL_HEADERS: readonly string[] = ['Content-Type', 'X-TIMESTAMP', 'X-SIGNATURE']

/** What a call signed with another key gets by the standard. */
export function unauthorized(code: string, responseMessage = 'Unauthorized. [Signature]'): ServiceCases['foreignKey'] {
  return { httpStatus: 401, responseCode: `401${code}00`, responseMessage }
}

/** A repeat that gets the first answer, byte by byte. */
export function replay(source: string): readonly RepeatCase[] {
  return [{ source, gets: 'first' }]
}

/** A repeat that is a conflict. */
export function conflict(code: string, source: string): readonly RepeatCase[] {
  return [{ source, gets: { httpStatus: 409, responseCode: `409${code}00`, data: 'of a refusal' } }]
}

/** A refusal whose body holds code and message alone. */
export function bareRefusal(
  outcome: RefusalCase['outcome'],
  responseCode: string,
  responseMessage: string,
  {
    source = GENERAL_CODES,
    httpStatus = Number(responseCode.slice(0, 3)),
  }: { source?: string; httpStatus?: number } = {},
): RefusalCase {
  return { source, outcome, httpStatus, expected: { responseCode, responseMessage } }
}

/** Those of the named members that are there. */
export function pick(body: Body, ...names: readonly string[]): Body {
  return Object.fromEntries(names.flatMap((name) => (body[name] === undefined ? [] : [[name, body[name]]])))
}

/** `2026-11-25T12:00:00.000+07:00` */
export function withMilliseconds(at: Date): string {
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().replace('Z', '+07:00')
}

/** `2026-11-25T05:00:00.000Z` */
export function inUtc(at: Date): string {
  return at.toISOString()
}
