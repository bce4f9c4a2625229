import type { Dialect } from '../dialects/dialect.ts'
import type { Situation } from '../services/situation.ts'

/**
 * The answers that the documents allow, by what is wrong with a call: HTTP status, `xx` for the service's digits, case code. Where
 * documents contradict each other or leave it open, each of their answers is listed.
 *
 * @see docs/protocol.md, "Response codes"
 */
export const CODES: Readonly<Record<Situation, readonly string[]>> = {
  success: ['200xx00'],
  /** ASPI and NICEPAY codes: a body or a header without what is mandatory, or in another form. */
  badRequest: ['400xx00', '400xx01', '400xx02'],
  missing: ['400xx02', '400xx01'],
  malformed: ['400xx01', '400xx02', '400xx00'],
  /** A notice whose status nobody knows: to refuse it, and to ask for it again, are both right. Taking it for money is not. */
  unknownStatus: ['400xx02', '400xx01', '400xx00', '500xx00', '500xx01'],
  unauthorized: ['401xx00'],
  /** A signature header that is no signature at all may also count as missing or malformed. */
  noSignature: ['401xx00', '400xx02', '400xx01'],
  /** BCA prints 4007301 for the token; Midtrans and implementations 401xx00. */
  badTimestamp: ['400xx01', '401xx00', '400xx02', '400xx00'],
  /** ASPI: Unauthorized, or Partner Not Found. */
  unknownClient: ['401xx00', '404xx16'],
  /** ASPI: Invalid Token (B2B), or Token Not Found (B2B). */
  invalidToken: ['401xx01', '401xx03'],
  noToken: ['401xx01', '401xx03', '401xx00', '400xx02', '400xx01'],
  /** ASPI: Conflict. NICEPAY codes has 409xx01 alone. */
  conflict: ['409xx00', '409xx01'],
  /** ASPI and BCA: 14. NICEPAY codes: 13. */
  paidBill: ['404xx14', '404xx13'],
  /** ASPI: Invalid Bill, expired. 403xx00 is ASPI's Transaction Expired. */
  expiredBill: ['404xx19', '403xx00'],
  /** ASPI: 12, or 11 for the number itself. NICEPAY codes has 19 alone. */
  unknownBill: ['404xx12', '404xx11', '404xx19'],
  invalidAmount: ['404xx13'],
  serverError: ['500xx00', '500xx01', '500xx02'],
  timeout: ['504xx00'],
}

/** The codes that a rule allows, and those that the gateway's own table has besides for the same situations. */
export function codesFor({ codes: own = {} }: Dialect, codes: readonly string[]): readonly string[] {
  const situations = Object.keys(own) as Situation[] // as the type of `codes` says
  const further = situations
    .filter((situation) => CODES[situation].every((code) => codes.includes(code)))
    .flatMap((situation) => own[situation] ?? [])
  return [...new Set([...codes, ...further])]
}
