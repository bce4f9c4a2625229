import { describeTally } from '../machine-load/watch.ts'
import { FIGURE_NAMES, FIGURES, type FigureName, type Row, type Section } from './section.ts'
import { formatNumber, writeGrowth } from './table.ts'

/** A column of a part's table: a figure against a reference, or a size by itself. */
interface Column {
  readonly head: string
  cell(row: Row, section: Section): string
}

/**
 * A part's sections as one table of Markdown, with ratios alone where a figure depends on the machine. What others are compared with has no
 * row of its own.
 */
export function writeMarkdownTable(sections: readonly Section[]): string {
  const columns = columnsOf(sections)
  const lines = sections.flatMap((section) =>
    section.rows
      .filter(({ name }) => !section.references.includes(name) || name === 'snap.handle')
      .map((row) => [
        `${section.title}: ${row.name}`,
        ...columns.map(({ cell }) => cell(row, section)),
        row.note ?? '',
      ]),
  )
  const hasNotes = lines.some((cells) => cells.at(-1) !== '')
  const rows = [['what', ...columns.map(({ head }) => head), 'note'], ...lines].map((cells) =>
    hasNotes ? cells : cells.slice(0, -1),
  )
  const [head = [], ...body] = rows
  const notes = sections.flatMap(({ title, curve, tally }) => [
    ...(curve === undefined ? [] : [`- ${title}: ${writeGrowth(curve)}.`]),
    ...(tally === undefined || describeTally(tally) === undefined ? [] : [`- ${title}: ${describeTally(tally)}.`]),
  ])
  return [
    writeCells(head),
    writeCells(head.map(() => '---')),
    ...body.map(writeCells),
    ...(notes.length === 0 ? [] : ['', ...notes]),
  ].join('\n')
}

function columnsOf(sections: readonly Section[]): readonly Column[] {
  const rows = sections.flatMap((section) => section.rows)
  const references = [...new Set(sections.flatMap((section) => section.references))]
  const figures = FIGURE_NAMES.filter((name) => rows.some((row) => name in row.figures))
  const [first, ...others] = figures.filter((name) => !FIGURES[name].bare)
  return [
    ...references
      .filter((reference) => first !== undefined && rows.some(({ ratios }) => reference in ratios))
      .map((reference) => ({
        head: `${FIGURES[first ?? 'cpuMicrosecondsPerCall'].name} × ${reference}`,
        cell: ({ name, ratios }: Row) => (name === reference ? '' : formatNumber(ratios[reference], 2)),
      })),
    ...others.map((figure) => ({
      head: `${FIGURES[figure].name} × ${references[0] ?? ''}`,
      cell: (row: Row, section: Section) => formatNumber(ratioOf(row, section, figure), 2),
    })),
    ...figures
      .filter((name) => FIGURES[name].bare)
      .map((figure) => ({
        head: FIGURES[figure].name,
        cell: ({ figures }: Row) => formatNumber(figures[figure], FIGURES[figure].digits),
      })),
  ]
}

/** A figure against that of the section's first reference. */
function ratioOf({ figures }: Row, { rows, references }: Section, figure: FigureName): number | undefined {
  const own = figures[figure]
  const other = rows.find(({ name }) => name === references[0])?.figures[figure]
  return own === undefined || other === undefined ? undefined : own / other
}

/** One row. A bar in a cell would end it. */
export function writeCells(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
