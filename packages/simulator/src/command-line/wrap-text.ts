/** As far as an eye goes. */
const WIDEST = 100

/** Breaks a text at its white space, whatever its own line breaks, into lines of at most `columns` characters, and at most 100. */
export function wrapText(text: string, columns: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= Math.min(columns, WIDEST))
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
