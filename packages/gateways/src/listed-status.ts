import type { Meaning } from '@snap-sdk/core'

/** What a gateway's own document lists of a status: a value that it does not list, or none, is `unknown`, and never money. */
export function readListedStatus(status: unknown, listed: Readonly<Record<string, Meaning>>): Meaning {
  return typeof status === 'string' && Object.hasOwn(listed, status) ? (listed[status] ?? 'unknown') : 'unknown'
}
