import type { Members } from '@snap-sdk/core'

/** Those of the named members that are there. */
export function pick(members: Members, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) =>
      Object.hasOwn(members, name) && members[name] !== undefined ? [[name, members[name]]] : [],
    ),
  )
}

/** Whether a value is an object and not a list. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
