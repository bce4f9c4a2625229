const ISO_8601 = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d)$/
const WINDOW_MILLISECONDS = 5 * 60_000

/** ISO 8601 with an offset. Nothing for a day that no calendar has. */
export function parseTimestamp(text: string): Date | undefined {
  const [, local] = ISO_8601.exec(text) ?? []
  if (local === undefined) return undefined
  const asUtc = new Date(`${local}Z`)
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 19) !== local) return undefined
  const instant = new Date(text)
  return Number.isNaN(instant.getTime()) ? undefined : instant
}

/** Five minutes, in both directions. */
export function isFresh(timestamp: Date): boolean {
  return Math.abs(Date.now() - timestamp.getTime()) <= WINDOW_MILLISECONDS
}

/** An instant in Western Indonesian Time. */
export function writeJakartaTime(instant: Date): string {
  return `${new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`
}
