import { type Curve, FIGURES, type FigureName, isAsExpected, isMet, type Row, type Section } from './section.ts'

const NAME_WIDTH = 36

/** Lays a section out as text: each row has a letter, and a ratio's column is headed by the letter of the row that it is against. */
export function writeSection({ title, rows, curve }: Section): string {
  const figures = (Object.keys(FIGURES) as FigureName[]).filter((name) => rows.some((row) => name in row.figures))
  const references = rows.filter(({ name }) => rows.some(({ ratios }) => name in ratios))
  const header = [
    ...figures.map((name) => FIGURES[name].title),
    ...references.map((row) => `× ${letterOf(rows.indexOf(row))}`),
  ]
  const widths = [...figures.map((name) => Math.max(FIGURES[name].title.length, 9)), ...references.map(() => 6)]
  const line = (name: string, cells: readonly string[], end = '') =>
    `${name.padEnd(NAME_WIDTH)}${cells.map((cell, index) => `  ${cell.padStart(widths[index] ?? 0)}`).join('')}${end}`
  const cellsOf = (row: Row) => [
    ...figures.map((name) => formatNumber(row.figures[name], FIGURES[name].digits)),
    ...references.map(({ name }) => formatNumber(row.ratios[name], 2)),
  ]
  const hasLetters = references.length > 0
  return [
    line(title, header, curve === undefined ? '' : `  ${writeVerdict(curve)}`),
    ...rows.map((row, index) =>
      line(`  ${hasLetters ? `${letterOf(index)} ` : ''}${row.name}`, cellsOf(row), writeRemarks(row)),
    ),
    '',
  ].join('\n')
}

function writeVerdict({ found, expected }: Curve): string {
  return isAsExpected({ found, expected }) ? 'as it should be' : `SHOULD BE ${expected}`
}

function letterOf(index: number): string {
  return String.fromCharCode(65 + index)
}

function writeRemarks(row: Row): string {
  const goals = (row.goals ?? []).map(
    (goal) => `goal ${goal.atLeast} × ${goal.against}: ${isMet(row, goal) ? 'met' : 'MISSED'}`,
  )
  return [...goals, ...(row.note === undefined ? [] : [row.note])].map((remark) => `  ${remark}`).join('')
}

/** With groups of three digits: 12 345.6. Nothing for what was not measured. */
export function formatNumber(value: number | undefined, digits: number): string {
  if (value === undefined) return ''
  return value.toFixed(digits).replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, ' ')
}
