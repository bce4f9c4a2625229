import { createHash } from 'node:crypto'
import type { Answer } from './answers.ts'
import { Refusal } from './refusal.ts'

const conflict = (): Refusal => new Refusal(409, '00', 'Conflict')

export interface Duplicates {
  /** Runs a call whose key is new. For a key that was used: the first answer when `replays` and the body is the same, else a refusal. */
  once(call: { key: string; body: Buffer; replays: boolean }, run: () => Promise<Answer>): Promise<Answer>
}

/** Kept in memory for as long as the process lives. */
export function createDuplicates(): Duplicates {
  const seen = new Map<string, { readonly hash: string; readonly answer: Promise<Answer> }>()
  return {
    async once({ key, body, replays }, run) {
      const hash = createHash('sha256').update(body).digest('hex')
      const first = seen.get(key)
      if (first !== undefined) {
        if (!replays || first.hash !== hash) throw conflict()
        return first.answer
      }
      const answer = run()
      seen.set(key, { hash, answer })
      answer.catch((error: unknown) => {
        // What broke may come again; what was refused stays refused.
        if (!(error instanceof Refusal)) seen.delete(key)
      })
      return answer
    },
  }
}
