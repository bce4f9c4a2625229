/** The answer to a call that was seen before: its own, or that of another one under the same key. */
export type Seen<Answer> = { readonly same: boolean; readonly answer: Answer | undefined }

interface Entry<Answer> {
  readonly fingerprint: string
  readonly keepUntil: number
  answer: Answer | undefined
}

/** So many keys are remembered at most; the oldest go first. */
const MAXIMUM_KEYS = 200_000

/**
 * What a careful engineer keeps of calls within one process: a Map of keys, each with the hash of its body and its answer.
 *
 * Does *not* outlive the process, is not shared with another one, has no lease for a handler that hangs, and forgets the oldest call when
 * it is full, even a payment.
 */
export class RememberedCalls<Answer> {
  readonly #entries = new Map<string, Entry<Answer>>()

  /** Claims all keys for a call. @returns What was seen before, where one of them is taken; nothing is claimed then. */
  claim(keys: readonly string[], fingerprint: string, keepUntil: number): Seen<Answer> | undefined {
    const now = Date.now()
    for (const key of keys) {
      const entry = this.#entries.get(key)
      if (entry !== undefined && entry.keepUntil > now)
        return { same: entry.fingerprint === fingerprint, answer: entry.answer }
    }
    const entry: Entry<Answer> = { fingerprint, keepUntil, answer: undefined }
    for (const key of keys) this.#entries.set(key, entry)
    while (this.#entries.size > MAXIMUM_KEYS) this.#entries.delete(this.#entries.keys().next().value ?? '')
    return undefined
  }

  finish([key = '']: readonly string[], answer: Answer): void {
    const entry = this.#entries.get(key)
    if (entry !== undefined) entry.answer = answer
  }

  release(keys: readonly string[]): void {
    for (const key of keys) this.#entries.delete(key)
  }
}
