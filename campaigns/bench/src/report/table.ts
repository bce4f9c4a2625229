import { describeTally } from '../machine-load/watch.ts'
import { type Curve, FIGURE_NAMES, FIGURES, type Row, type Section } from './section.ts'

const NAME_WIDTH = 36

/** Lays a section out as text: each row has a letter, and a ratio's column is headed by the letter of the row that it is against. */
export function writeSection({ title, rows, references, curve, tally }: Section): string {
  const figures = FIGURE_NAMES.filter((name) => rows.some((row) => name in row.figures))
  const against = references.filter((name) => rows.some((row) => row.name === name))
  const letterOf = (name: string) => String.fromCharCode(65 + rows.findIndex((row) => row.name === name))
  const header = [...figures.map((name) => FIGURES[name].title), ...against.map((name) => `× ${letterOf(name)}`)]
  const widths = [...figures.map((name) => Math.max(FIGURES[name].title.length, 9)), ...against.map(() => 6)]
  const line = (name: string, cells: readonly string[], end = '') =>
    `${name.padEnd(NAME_WIDTH)}${cells.map((cell, index) => `  ${cell.padStart(widths[index] ?? 0)}`).join('')}${end}`
  const cellsOf = (row: Row) => [
    ...figures.map((name) => formatNumber(row.figures[name], FIGURES[name].digits)),
    ...against.map((name) => formatNumber(row.ratios[name], 2)),
  ]
  const busy = tally === undefined ? undefined : describeTally(tally)
  return [
    line(title, header, curve === undefined ? '' : `  ${writeGrowth(curve)}`),
    ...rows.map((row) =>
      line(
        `  ${against.length === 0 ? '' : `${letterOf(row.name)} `}${row.name}`,
        cellsOf(row),
        row.note === undefined ? '' : `  ${row.note}`,
      ),
    ),
    ...(busy === undefined ? [] : [`  ${busy}`]),
    '',
  ].join('\n')
}

/** In words: what was found, and whether it should be so. */
export function writeGrowth({ expected, perTenfold, asExpected }: Curve): string {
  const found = `${perTenfold.toFixed(2)} × for ten times as much`
  return asExpected ? `${found}, ${expected} as it should be` : `${found}, SHOULD BE ${expected}`
}

/** With groups of three digits: 12 345.6. Nothing for what was not measured. */
export function formatNumber(value: number | undefined, digits: number): string {
  if (value === undefined) return ''
  return value.toFixed(digits).replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, ' ')
}
