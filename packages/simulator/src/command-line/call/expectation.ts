import type { Finding } from '../../answer/judge-answer.ts'
import { describeResponseCode, parseResponseCode } from '../../answer/response-code.ts'
import { WrongUse } from '../../wrong-use.ts'

/** Which response codes a call may be answered by. */
export interface Expectation {
  /** In words: `401xx00`. */
  readonly text: string
  /** Who says so. */
  readonly rule: string
  readonly pattern: RegExp
}

/** A call that is as NICEPAY's pages say: the merchant takes it, or its business says no (403, and 404 from case 11 on). */
export const ORDINARY: Expectation = {
  text: 'a success, or a refusal of the business such as 404xx12',
  rule: 'this call is an ordinary one; if another answer is right, say so, as with --expect 401xx00',
  pattern: /^(?:20[02]\d{4}|403\d{4}|404\d\d1\d)$/,
}

/** Reads `--expect`: seven characters, of which `x` stands for any digit, or an HTTP status. @throws WrongUse */
function readExpectation(text: string): Expectation {
  const lower = text.toLowerCase()
  if (!/^\d{3}(?:[\dx]{4})?$/.test(lower)) {
    throw new WrongUse(
      `--expect is '${text}'; it must be a response code such as 2000000 or 401xx00, or an HTTP status.`,
    )
  }
  const digits = lower.padEnd(7, 'x').replaceAll('x', '\\d')
  return { text: lower, rule: `--expect ${text}`, pattern: new RegExp(`^${digits}$`) }
}

/**
 * What is expected of a call: what `--expect` says; else, of an ordinary call, that it is understood. Of a call that was bent on
 * purpose nothing is expected: then its answer's form alone is judged.
 */
export function expectationOf(expect: string | undefined, isBent: boolean): Expectation | undefined {
  if (expect !== undefined) return readExpectation(expect)
  return isBent ? undefined : ORDINARY
}

/** Compares a response code with what was expected. A code that is none has its own finding. */
export function judgeExpectation({ text, rule, pattern }: Expectation, responseCode: unknown): readonly Finding[] {
  const code = parseResponseCode(responseCode)
  if (code === undefined || pattern.test(String(responseCode))) return []
  const meaning = describeResponseCode(code)
  const message = `Expected: ${text}. It is ${String(responseCode)}${meaning === undefined ? '' : `, ${meaning}`}.`
  return [{ severity: 'must', where: 'responseCode', message, rule }]
}
