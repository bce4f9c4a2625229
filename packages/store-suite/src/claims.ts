import { randomUUID } from 'node:crypto'
import type { ClaimKey, DuplicateClaim, StoredAnswer } from '@snap-sdk/core'

export const HOUR = 3_600_000

/** Long enough for a loaded machine not to outlive by accident. */
export const LONG_LEASE = 30_000
/** Short enough to be outlived by a test: see {@link outliveLease}. */
export const SHORT_LEASE = 40

/** A claim of a holder of its own. */
export function claimOf(changes: Partial<DuplicateClaim> = {}): DuplicateClaim {
  return { holder: randomUUID(), fingerprint: 'a', leaseMilliseconds: LONG_LEASE, ...changes }
}

/** Keys that are kept for an hour. */
export function keysOf(...names: string[]): ClaimKey[] {
  return names.map((key) => ({ key, keepUntil: new Date(Date.now() + HOUR) }))
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** More than a short lease, whichever clock measures it. */
export const outliveLease = (): Promise<void> => pause(SHORT_LEASE * 3)

/** An answer whose bytes are not text. */
export const answer: StoredAnswer = { status: 200, body: Uint8Array.of(0x7b, 0xff, 0x00, 0xc3, 0x28, 0x7d) }
