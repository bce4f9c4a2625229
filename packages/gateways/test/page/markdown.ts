/** A text in a cell of a table. */
export const escapeCell = (text: string): string => text.replaceAll('|', '\\|')

/** A text as code in a cell of a table. */
export const code = (text: string): string => `\`${escapeCell(text)}\``

/** A table of cells that are Markdown already. */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
