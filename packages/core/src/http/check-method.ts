import { quoteText } from '../encoding/quote-text.ts'
import { fail, ok, type Result } from '../result.ts'

/** Whether a call has its endpoint's method. @returns `METHOD_WRONG` with what came. */
export function checkMethod(came: string, expected: string): Result<undefined> {
  if (came === expected) return ok(undefined)
  return fail('METHOD_WRONG', `the method is ${quoteText(came)}; expected ${expected}`)
}
