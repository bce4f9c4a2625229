import type { ClaimKey, DuplicateStore, StoredAnswer } from '@snap-sdk/core'

/** One key of a call. */
interface Row {
  readonly holder: string
  readonly fingerprint: string
  readonly leaseUntil: number
  /** Until when the row counts: for an unfinished call as long as its longest key, for a finished one `keyUntil`. */
  readonly keepUntil: number
  readonly keyUntil: number
  readonly answer?: StoredAnswer
}

/** The smallest store there is: one process, a row a key, and nothing is ever cleaned up. */
export function mapDuplicateStore(): DuplicateStore {
  const rows = new Map<string, Row>()
  const now = () => performance.now() // the store's own clock: nobody sets it back

  /** The rows of all keys, if the holder still has every one of them, unanswered. */
  function findHeld(keys: readonly ClaimKey[], holder: string): readonly (readonly [string, Row])[] | undefined {
    const held = keys.flatMap(({ key }) => {
      const row = rows.get(key)
      return row?.holder === holder && row.answer === undefined ? [[key, row] as const] : []
    })
    return held.length === keys.length ? held : undefined
  }

  /** Changes all rows of a claim or none. */
  function change(keys: readonly ClaimKey[], holder: string, to: (row: Row) => Row | undefined): boolean {
    const held = findHeld(keys, holder)
    for (const [key, row] of held ?? []) {
      const changed = to(row)
      if (changed === undefined) rows.delete(key)
      else rows.set(key, changed)
    }
    return held !== undefined
  }

  return {
    // No await inside: what runs in one go is atomic in one process. In a database this is a transaction, or one statement.
    async claim(keys, { holder, fingerprint, leaseMilliseconds, now: claimedAt = new Date() }) {
      const standing = keys.map(({ key }) => rows.get(key)).filter((row) => row !== undefined && row.keepUntil > now())
      const same = standing.filter((row) => row?.fingerprint === fingerprint)
      const answer = same.find((row) => row?.answer !== undefined)?.answer
      if (answer !== undefined) return { state: 'finished', answer }
      if (same.some((row) => row !== undefined && row.leaseUntil > now())) return { state: 'running' }
      if (same.length < standing.length) return { state: 'conflict' }
      const takenOver = same.some((row) => row?.holder !== holder)

      const untils = keys.map(({ keepUntil }) => now() + keepUntil.getTime() - claimedAt.getTime())
      const leaseUntil = now() + leaseMilliseconds
      const keepUntil = Math.max(leaseUntil, ...untils)
      for (const [index, { key }] of keys.entries()) {
        rows.set(key, { holder, fingerprint, leaseUntil, keepUntil, keyUntil: untils[index] ?? keepUntil })
      }
      return takenOver ? { state: 'claimed', takenOver } : { state: 'claimed' }
    },
    async renew(keys, holder, leaseMilliseconds) {
      const leaseUntil = now() + leaseMilliseconds
      return change(keys, holder, (row) => ({ ...row, leaseUntil, keepUntil: Math.max(row.keepUntil, leaseUntil) }))
    },
    async finish(keys, holder, answer) {
      return change(keys, holder, (row) => ({ ...row, answer, keepUntil: row.keyUntil }))
    },
    async release(keys, holder) {
      return change(keys, holder, () => undefined)
    },
    async isRunning(keys) {
      return keys.some(({ key }) => {
        const row = rows.get(key)
        return row !== undefined && row.answer === undefined && row.leaseUntil > now()
      })
    },
  }
}
