import { readText } from './workspace.ts'

export interface Heading {
  readonly level: number
  readonly text: string
}

export interface CodeBlock {
  readonly language: string
  /** The name behind `file=` in the info string: blocks of one document see each other under these names. */
  readonly file: string | undefined
  /** The name behind `prelude=`: see preludes.ts. */
  readonly prelude: string | undefined
  /** The names behind `given=`, which the code takes for granted. */
  readonly given: readonly string[]
  /** The file of the repository behind `from=`: the block is that file, which its own command compiles and runs. */
  readonly from: string | undefined
  readonly code: string
  /** Where the fence opens, from 1. */
  readonly line: number
}

/** A table's rows, its header first; cells as written. */
export type Table = readonly (readonly string[])[]

export interface Document {
  readonly path: string
  readonly headings: readonly Heading[]
  readonly blocks: readonly CodeBlock[]
  readonly tables: readonly Table[]
  /** The lines outside code blocks. */
  readonly prose: readonly string[]
  /** The document whose named blocks stand beside those of this one: `<!-- files of docs/start/quick-start.md -->`. */
  readonly filesOf: string | undefined
}

/** Reads what the tests need of a Markdown document: it knows the Markdown that this project writes, not all of it. */
export function readDocument(path: string): Document {
  const headings: Heading[] = []
  const blocks: CodeBlock[] = []
  const tables: string[][][] = []
  const prose: string[] = []
  let open: { readonly info: string; readonly line: number; readonly code: string[] } | undefined
  let table: string[][] | undefined

  for (const [index, line] of readText(path).split('\n').entries()) {
    if (line.startsWith('```')) {
      if (open === undefined) open = { info: line.slice(3).trim(), line: index + 1, code: [] }
      else {
        blocks.push(toBlock(open))
        open = undefined
      }
      continue
    }
    if (open !== undefined) {
      open.code.push(line)
      continue
    }
    prose.push(line)
    const heading = /^(#+) (.+)$/.exec(line)
    if (heading !== null) headings.push({ level: heading[1]?.length ?? 0, text: heading[2] ?? '' })
    if (!line.startsWith('|')) table = undefined
    else if (table === undefined) {
      table = [toCells(line)]
      tables.push(table)
    } else if (!/^\|[-: |]+\|$/.test(line)) table.push(toCells(line))
  }
  if (open !== undefined) throw new Error(`${path}: the code block that opens in line ${open.line} has no end`)
  const filesOf = prose.map((line) => /^<!-- files of (\S+) -->$/.exec(line)?.[1]).find((named) => named !== undefined)
  return { path, headings, blocks, tables, prose, filesOf }
}

function toBlock({ info, line, code }: { info: string; line: number; code: readonly string[] }): CodeBlock {
  const [language = '', ...rest] = info.split(' ')
  const after = (key: string) => rest.find((word) => word.startsWith(`${key}=`))?.slice(key.length + 1)
  return {
    language,
    file: after('file'),
    prelude: after('prelude'),
    given: after('given')?.split(',') ?? [],
    from: after('from'),
    code: `${code.join('\n')}\n`,
    line,
  }
}

function toCells(row: string): string[] {
  return row
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))
}

/** What stands in backticks in a cell, or `undefined` when the cell is more than that. */
export function toCode(cell: string | undefined): string | undefined {
  return /^`([^`]+)`$/.exec(cell ?? '')?.[1]
}

/** The rows whose first cell is the given name in backticks. */
export function findRows({ tables }: Document, name: string): (readonly string[])[] {
  return tables.flat().filter(([first]) => toCode(first) === name)
}

/** The rows of the table whose header starts so, without the header. */
export function findRowsUnder({ path, tables }: Document, ...header: readonly string[]): Table {
  const table = tables.find(([first]) => header.every((cell, index) => first?.[index] === cell))
  if (table === undefined) throw new Error(`${path} has no table with the header ${header.join(' | ')}`)
  return table.slice(1)
}
