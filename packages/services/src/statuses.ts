import type { Meaning } from '@snap-sdk/core'

/**
 * What each `latestTransactionStatus` of the standard means.
 *
 * 07, "not found", says that the gateway has no such transaction: no money came, and a retry would say the same, so it is `denied` and
 * not `unknown`, which would be answered 500xx00 again and again. 08 (expired) and 09 (rejected, denied) are not of the standard: a
 * dialect that documents them adds them, see {@link readStatus}.
 *
 * @see ASPI, services 52, 56, 72, 75, 76, 79: latestTransactionStatus
 */
export const STATUS_MEANINGS: Readonly<Record<string, Meaning>> = {
  '00': 'paid',
  '01': 'pending', // initiated
  '02': 'pending', // paying
  '03': 'pending',
  '04': 'refunded',
  '05': 'cancelled',
  '06': 'denied', // failed
  '07': 'denied', // not found
}

/**
 * Reads a status by a table. Only a text that the table lists means something: a missing, other or doubtful status is `unknown`, and
 * never money.
 *
 * @param more What a dialect documents beyond the standard, or otherwise.
 * @example
 * const meaning = (request: Members) => readStatus(request.latestTransactionStatus, { '08': 'expired', '09': 'denied' })
 */
export function readStatus(status: unknown, more: Readonly<Record<string, Meaning>> = {}): Meaning {
  if (typeof status !== 'string') return 'unknown'
  for (const table of [more, STATUS_MEANINGS]) {
    if (Object.hasOwn(table, status)) return table[status] ?? 'unknown'
  }
  return 'unknown'
}
