import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const BEGIN = '<!-- runtimes: written by npm run runtimes -- --write -->'
const END = '<!-- /runtimes -->'

/** The header of the table in each language. */
const HEADERS: Readonly<Record<string, string>> = {
  'docs/reference/versions.md': 'runtime | version | adapters | tests passed | known gaps | machine',
  'docs/id/reference/versions.md': 'runtime | versi | adapter | tes lulus | celah yang diketahui | mesin',
}

/** What one runtime's row says. */
export interface Row {
  readonly name: string
  readonly version: string
  readonly adapters: string
  readonly passed: number
  readonly gaps: number
  readonly machine: string
}

/** Writes the table into the page of versions, in both languages. */
export function writeTables(rows: readonly Row[]): void {
  for (const [path, text] of renderFiles(rows)) writeFileSync(path, text)
}

/** Whether both pages show these rows. */
export function areShown(rows: readonly Row[]): boolean {
  return renderFiles(rows).every(([path, text]) => readFileSync(path, 'utf8') === text)
}

function renderFiles(rows: readonly Row[]): [path: string, text: string][] {
  return Object.entries(HEADERS).map(([name, header]) => {
    const path = fileURLToPath(new URL(`../../../${name}`, import.meta.url))
    return [path, replaceTable(readFileSync(path, 'utf8'), header, rows)]
  })
}

/** Puts the table between the two marks. @throws Error when they are not there. */
export function replaceTable(text: string, header: string, rows: readonly Row[]): string {
  const begin = text.indexOf(BEGIN)
  const end = text.indexOf(END)
  if (begin < 0 || end < begin) throw new Error(`the marks are missing: ${BEGIN} … ${END}`)
  const lines = [
    header,
    header.replace(/[^|]+/g, ' --- ').trim(),
    ...rows.map(({ name, version, adapters, passed, gaps, machine }) =>
      [name, version, adapters, passed, gaps, machine].join(' | '),
    ),
  ]
  const table = lines.map((line) => `| ${line} |`).join('\n')
  return `${text.slice(0, begin)}${BEGIN}\n\n${table}\n\n${text.slice(end)}`
}
