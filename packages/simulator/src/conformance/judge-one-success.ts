import type { Exchange } from '../gateway.ts'
import { CODES } from './codes.ts'
import { hasCode, judgeCode } from './judge-code.ts'
import { failed, type Outcome, PASSED } from './outcome.ts'

/** Judges calls that came at once, and of which one alone may be taken: the others get one of `codes`. */
export function judgeOneSuccess(
  exchanges: readonly Exchange[],
  codes: readonly string[],
  { fix }: { readonly fix: string },
): Outcome {
  const taken = exchanges.filter(({ response }) => hasCode(response, CODES.success))
  if (taken.length !== 1) {
    return failed(`${taken.length} of ${exchanges.length} calls were taken, in place of one. ${fix}`)
  }
  const outcomes = exchanges
    .filter((exchange) => !taken.includes(exchange))
    .map(({ response }) => judgeCode(response, codes, fix))
  return outcomes.find(({ verdict }) => verdict === 'failed') ?? PASSED
}
