/** Prints rows in columns, as a Markdown table. */
export function printTable(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const print = (cells: readonly string[]): void =>
    console.log(`| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`)
  print(header)
  print(widths.map((width) => '-'.repeat(width)))
  rows.forEach(print)
}
