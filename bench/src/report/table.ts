import { FIGURES, type FigureName, isMet, type Row, type Section } from './section.ts'

const NAME_WIDTH = 34

/** Lays a section out as text: a figure a column, then a ratio a column. */
export function writeSection({ title, rows }: Section): string {
  const figures = (Object.keys(FIGURES) as FigureName[]).filter((name) => rows.some((row) => name in row.figures))
  const references = [...new Set(rows.flatMap(({ ratios }) => Object.keys(ratios)))]
  const header = [...figures.map((name) => FIGURES[name].title), ...references.map((name) => `× ${name}`)]
  const widths = header.map((text) => Math.max(text.length, 9))
  const line = (name: string, cells: readonly string[], end = '') =>
    `${name.padEnd(NAME_WIDTH)}${cells.map((cell, index) => `  ${cell.padStart(widths[index] ?? 0)}`).join('')}${end}`
  const cellsOf = (row: Row) => [
    ...figures.map((name) => formatNumber(row.figures[name], FIGURES[name].digits)),
    ...references.map((name) => formatNumber(row.ratios[name], 2)),
  ]
  return [line(title, header), ...rows.map((row) => line(`  ${row.name}`, cellsOf(row), writeGoals(row))), ''].join(
    '\n',
  )
}

function writeGoals(row: Row): string {
  return (row.goals ?? [])
    .map((goal) => `  goal ${goal.atLeast} × ${goal.against}: ${isMet(row, goal) ? 'met' : 'MISSED'}`)
    .join('')
}

/** With thin groups of three: 12 345.6. Nothing for what was not measured. */
export function formatNumber(value: number | undefined, digits: number): string {
  if (value === undefined) return ''
  return value.toFixed(digits).replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, ' ')
}
