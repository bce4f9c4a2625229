const MOST_SHOWN = 4

/** What came back to the calls of a case, in one line; equal ones are counted: `200 2000000 Successful; 7 × 409 4090000 Conflict`. */
export function describeAnswers(received: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const line of received) counts.set(line, (counts.get(line) ?? 0) + 1)
  const shown = [...counts].slice(0, MOST_SHOWN).map(([line, times]) => (times === 1 ? line : `${times} × ${line}`))
  return [...shown, ...(counts.size > MOST_SHOWN ? ['…'] : [])].join('; ')
}
