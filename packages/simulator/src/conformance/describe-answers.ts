import type { Exchange } from '../gateway.ts'
import { describeAnswer } from './judge-code.ts'

const MOST_SHOWN = 4

/** The answers of a case in one line, without a secret; equal ones are counted: `200 2000000 Successful; 7 × 409 4090000 Conflict`. */
export function describeAnswers(exchanges: readonly Exchange[]): string {
  const counts = new Map<string, number>()
  for (const { response } of exchanges) {
    const text = describeAnswer(response)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const shown = [...counts].slice(0, MOST_SHOWN).map(([text, times]) => (times === 1 ? text : `${times} × ${text}`))
  return [...shown, ...(counts.size > MOST_SHOWN ? ['…'] : [])].join('; ')
}
