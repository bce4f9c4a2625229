import { isDeepStrictEqual } from 'node:util'
import { isObject } from '../answer/judge-field.ts'
import type { Exchange } from '../gateway.ts'
import { CODES } from './codes.ts'
import { describeAnswer, hasCode } from './judge-code.ts'
import { failed, type Outcome, PASSED } from './outcome.ts'

/** BCA: Inconsistent Request, which carries the first result; the standard counts it as success. */
const SAME_RESULT: readonly string[] = ['404xx18']

/** Judges what a call got that was sent again unchanged: the first answer, or that it was there before. */
export function judgeRepeat(first: Exchange, again: readonly Exchange[]): Outcome {
  const wrong = again.find(
    ({ response }) =>
      !isDeepStrictEqual(response.body, first.response.body) && !hasCode(response, [...CODES.conflict, ...SAME_RESULT]),
  )
  if (wrong === undefined) return PASSED
  const where = findDifference(first.response.body, wrong.response.body)
  const differs = where === undefined ? '' : ` It differs from the first answer in ${where}.`
  return failed(
    `The call sent again was answered ${describeAnswer(wrong.response)}, which is neither the first answer nor 409xx00.${differs} Keep the first answer with its X-EXTERNAL-ID: the gateway asks again when an answer got lost, and must learn that the call was taken.`,
  )
}

/** The first member in which two answers differ, as a path; `undefined` where one of them is no object. */
function findDifference(one: unknown, other: unknown, path = ''): string | undefined {
  if (!isObject(one) || !isObject(other)) return path === '' ? undefined : path
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  const name = names.find((each) => !isDeepStrictEqual(one[each], other[each]))
  if (name === undefined) return undefined
  return findDifference(one[name], other[name], path === '' ? name : `${path}.${name}`)
}
