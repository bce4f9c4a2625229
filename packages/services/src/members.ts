import type { Members } from '@snap-sdk/core'

/** Those of the named members that are there. */
export function pick(members: Members, names: readonly string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {}
  for (const name of names) {
    const value = members[name]
    if (value !== undefined && Object.hasOwn(members, name)) picked[name] = value
  }
  return picked
}

/** Whether a value is an object and not a list. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
