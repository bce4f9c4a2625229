/** The known name that differs from a text in the fewest letters; `undefined` where none is near. */
export function findNearest(text: string, known: readonly string[]): string | undefined {
  const distances = known.map((name) => [name, countEdits(text, name)] as const)
  const [nearest] = distances.sort(([, one], [, other]) => one - other)
  if (nearest === undefined) return undefined
  const [name, edits] = nearest
  return edits <= Math.max(2, text.length / 2) ? name : undefined
}

/** Letters to put in, take out or change until one text is the other. */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1]
    for (const [column, other] of [...to].entries()) {
      const [above = 0, diagonal = 0, left = 0] = [row[column + 1], row[column], next[column]]
      next.push(Math.min(above + 1, left + 1, diagonal + (letter === other ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
