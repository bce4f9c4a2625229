import type { Framework } from '@snap-sdk/adapter-suite/frameworks'

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
export interface FrameworkRow extends Pick<Framework, 'door'> {
  readonly name: string
  readonly version: string
  readonly cases: readonly CaseResult[]
}

/** Puts the rows between the page's two marks. @throws Error when they are not there. */
export function replaceRows(
  page: string,
  columns: Readonly<Record<string, readonly string[]>>,
  rows: readonly FrameworkRow[],
): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error(`the marks are missing: ${BEGIN} … ${END}`)
  const notes: string[] = []
  const head = ['framework', 'version', 'by', ...Object.keys(columns), 'cases']
  const lines = [
    head,
    head.map(() => '---'),
    ...rows.map(({ name, version, door, cases }) => [
      name,
      version,
      `\`${door}\``,
      ...Object.values(columns).map((wanted) => writeCell(wanted, cases, notes)),
      `${cases.filter(({ gap }) => gap === undefined).length}`,
    ]),
  ].map((cells) => `| ${cells.join(' | ')} |`)
  const numbered = notes.map((note, index) => `${index + 1}. ${note}`)
  return `${page.slice(0, begin)}${BEGIN}\n\n${lines.join('\n')}\n\n${numbered.join('\n')}\n\n${page.slice(end)}`
}

/** `ok`, and the numbers of the notes that say what is otherwise. */
function writeCell(wanted: readonly string[], cases: readonly CaseResult[], notes: string[]): string {
  const ran = cases.filter(({ name }) => wanted.includes(name))
  const gaps = ran.filter(({ gap }) => gap !== undefined)
  if (ran.length === 0) return 'not run'
  const numbers = gaps.map(({ name, gap }) => {
    const note = `\`${name}\`: ${gap}`
    if (!notes.includes(note)) notes.push(note)
    return `[${notes.indexOf(note) + 1}]`
  })
  return [gaps.length < ran.length ? 'ok' : 'gap', ...numbers].join(' ')
}
