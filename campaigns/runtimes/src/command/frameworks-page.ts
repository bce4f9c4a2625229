const BEGIN = '<!-- frameworks: written by npm run frameworks -- --write -->'
const END = '<!-- /frameworks -->'

/** What became of one case of the adapter suite. */
export interface CaseResult {
  readonly name: string
  readonly passed: boolean
  /** Why it cannot be otherwise, where the harness says so. */
  readonly gap?: string | undefined
}

/** What one row says. */
export interface FrameworkRow {
  readonly name: string
  readonly version: string
  readonly door: string
  readonly cells: readonly Cell[]
  /** How many cases passed. */
  readonly passed: number
}

/** What one column says of one framework: a word, and what is otherwise. */
export interface Cell {
  readonly word: 'ok' | 'gap' | 'not run'
  readonly notes: readonly string[]
}

type Columns = Readonly<Record<string, readonly string[]>>

/** Makes a row of what became of a framework's cases. */
export function toRow(
  { cases, ...framework }: Pick<FrameworkRow, 'name' | 'version' | 'door'> & { readonly cases: readonly CaseResult[] },
  columns: Columns,
): FrameworkRow {
  const passed = cases.filter(({ gap }) => gap === undefined).length
  return { ...framework, cells: Object.values(columns).map((wanted) => toCell(wanted, cases)), passed }
}

function toCell(wanted: readonly string[], cases: readonly CaseResult[]): Cell {
  const ran = cases.filter(({ name }) => wanted.includes(name))
  const notes = ran.flatMap(({ name, gap }) => (gap === undefined ? [] : [`\`${name}\`: ${gap}`]))
  if (ran.length === 0) return { word: 'not run', notes }
  return { word: notes.length < ran.length ? 'ok' : 'gap', notes }
}

/**
 * The rows that the page shows now: those of a framework that is not run again stay.
 *
 * @throws Error when the page's marks are missing.
 */
export function readRows(page: string): FrameworkRow[] {
  const table = findTable(page)
  const notes = new Map<string, string>()
  for (const [, number = '', note = ''] of table.matchAll(/^(\d+)\. (.+)$/gm)) notes.set(number, note)
  return table
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line): FrameworkRow => {
      const [name = '', version = '', door = '', ...rest] = line.slice(2, -2).split(' | ')
      const cells = rest.slice(0, -1).map((text): Cell => {
        const numbers = [...text.matchAll(/\[(\d+)\]/g)].map(([, number = '']) => number)
        const word = text.replace(/ ?\[\d+\]/g, '') as Cell['word'] // as it was written
        return { word, notes: numbers.map((number) => notes.get(number) ?? '') }
      })
      return { name, version, door: door.replaceAll('`', ''), cells, passed: Number(rest.at(-1)) }
    })
}

/**
 * Puts rows between the page's two marks, and their notes below.
 *
 * @param say The page's language: heads, words and reasons of the table go through it. Names stay.
 * @throws Error when the marks are not there.
 */
export function replaceRows(
  page: string,
  columns: Columns,
  rows: readonly FrameworkRow[],
  say: (english: string) => string = (english) => english,
): string {
  const notes = [...new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.notes)))]
  const head = ['framework', 'version', 'by', ...Object.keys(columns), 'cases'].map(say)
  const lines = [
    head,
    head.map(() => '---'),
    ...rows.map(({ name, version, door, cells, passed }) => [
      name,
      version,
      `\`${door}\``,
      ...cells.map((cell) => [say(cell.word), ...cell.notes.map((note) => `[${notes.indexOf(note) + 1}]`)].join(' ')),
      `${passed}`,
    ]),
  ].map((cells) => `| ${cells.join(' | ')} |`)
  const numbered = notes.map((note, index) => {
    const { name, reason } = readNote(note)
    return `${index + 1}. \`${name}\`: ${say(reason)}`
  })
  return page.replace(findTable(page), () => `${BEGIN}\n\n${lines.join('\n')}\n\n${numbered.join('\n')}\n\n`)
}

/** The case and the reason of a note. */
export function readNote(note: string): { readonly name: string; readonly reason: string } {
  const [, name = '', reason = ''] = /^`([^`]+)`: (.+)$/.exec(note) ?? []
  return { name, reason }
}

/** The table with its notes, from the first mark to the last one. @throws Error when they are not there. */
export function findTable(page: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error(`the marks are missing: ${BEGIN} … ${END}`)
  return page.slice(begin, end)
}
