import { parseResponseCode, type ResponseCode } from '../answer/response-code.ts'
import type { Answer } from '../gateway.ts'
import { hintForRefusal } from './hint-for-refusal.ts'
import { failed, type Outcome, PASSED } from './outcome.ts'

/**
 * Compares an answer's code with those that the documents allow.
 *
 * Does *not* look at the service's digits, at the HTTP status line, or at whether the code is text: `error-form` does, so that one
 * fault fails one case and not all.
 *
 * @param codes As `401xx00`; an `x` stands for any digit.
 * @param hints Whether a right call that was refused is explained by the answer. Default true.
 */
export function judgeCode(
  answer: Answer,
  codes: readonly string[],
  fix: string,
  { hints = true }: { readonly hints?: boolean } = {},
): Outcome {
  if (hasCode(answer, codes)) return PASSED
  const inPlace = (what: string): string => `Answered ${what} in place of ${codes.join(' or ')}.`
  const hint = hints && codes.includes('200xx00') ? hintForRefusal(answer) : undefined
  const help = hint === undefined ? [fix] : hint.isAll ? [hint.text] : [fix, hint.text]
  return failed([inPlace(describeAnswer(answer)), ...help].join(' '), inPlace(describeCause(answer)))
}

/** Whether an answer refuses, with a code or with its HTTP status alone: what a framework answers by itself has no code. */
export function judgeRefusal(answer: Answer, fix: string): Outcome {
  const status = Number(readCode(answer)?.httpStatus ?? answer.status)
  if (status >= 400 && status < 500) return PASSED
  return failed(
    `Answered ${describeAnswer(answer)} in place of a refusal. ${fix}`,
    `Answered ${describeCause(answer)} in place of a refusal.`,
  )
}

/** Whether the answer's code is one of `401xx00`, …; an `x` stands for any digit. */
export function hasCode(answer: Answer, codes: readonly string[]): boolean {
  const code = readCode(answer)
  if (code === undefined) return false
  const digits = `${code.httpStatus}${code.serviceCode}${code.caseCode}`
  return codes.some((pattern) => [...pattern].every((symbol, index) => symbol === 'x' || symbol === digits[index]))
}

/** The answer's code, also where it is a JSON number. */
function readCode({ body }: Answer): ResponseCode | undefined {
  const code: unknown = body?.responseCode
  return parseResponseCode(typeof code === 'number' ? String(code) : code)
}

/** An answer in one line: `401 4017300 Unauthorized. [Signature]`. It may hold whatever the server wrote: `tidyLine` makes it fit to be shown. */
export function describeAnswer({ status, text, body }: Answer): string {
  const code: unknown = body?.responseCode
  if (code === undefined) return `HTTP ${status} without a responseCode (${text === '' ? 'no body' : clip(text)})`
  const message: unknown = body?.responseMessage
  return clip([status, code, message].filter((part) => part !== undefined).join(' '))
}

/** The same for every service: `401 401xx00 Unauthorized. [Signature]`. */
function describeCause(answer: Answer): string {
  const code = readCode(answer)
  const line = describeAnswer(answer)
  return code === undefined ? line : line.replace(/\d{7}/, `${code.httpStatus}xx${code.caseCode}`)
}

/** Far more than a line shows, so that no secret is cut in two before it is masked. */
const MOST_CHARACTERS = 20_000

function clip(text: string): string {
  return text.slice(0, MOST_CHARACTERS)
}
