import type { StoredAnswer } from './duplicates/duplicate-store.ts'
import { inconsistentAnswer, type RepeatedAnswer, replayAnswer } from './duplicates/repeat.ts'
import type { DuplicatePolicy, Endpoint } from './gateways/endpoint.ts'
import { fail, ok, type Result } from './result.ts'
import type { Members } from './services/service.ts'

/** The first call's answer is repeated; no handler ran. */
export interface Repeated {
  readonly state: 'repeated'
  readonly answer: RepeatedAnswer
}

/** What a duplicate of a finished call gets. */
export function repeatAnswer(
  { speech, reportsMoney }: Endpoint,
  policy: DuplicatePolicy,
  values: Members,
  answer: StoredAnswer,
): Result<Repeated> {
  switch (policy.repeat(values)) {
    case 'conflict': {
      // A first refusal is told again: "conflict" would say that the payment was taken.
      const first = replayAnswer(answer)
      if (reportsMoney && !first.responseCode.startsWith('2')) return ok({ state: 'repeated', answer: first })
      return fail('DUPLICATE_FINISHED', 'the same call was answered before, under the same external ID or key')
    }
    case 'inconsistent':
      return ok({ state: 'repeated', answer: inconsistentAnswer(answer, speech, speech.httpStatus) })
    case 'replay':
      return ok({ state: 'repeated', answer: replayAnswer(answer) })
  }
}
