import { readFileSync } from 'node:fs'
import { FRAMEWORKS, PAGE_COLUMNS } from '@snap-sdk/adapter-suite/frameworks'
import { expect, it } from 'vitest'
import { findIndonesian, toIndonesian } from '../src/command/frameworks-in-indonesian.ts'
import { type FrameworkRow, readNote, readRows, replaceRows, toRow } from '../src/command/frameworks-page.ts'

const WORKSPACE = new URL('../../../', import.meta.url)
const PAGE = readFileSync(new URL('docs/frameworks.md', WORKSPACE), 'utf8')
const INDONESIAN = readFileSync(new URL('docs/id/frameworks.md', WORKSPACE), 'utf8')

it('reads the rows of the page as it writes them', () => {
  const rows = readRows(PAGE)
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.flatMap(({ cells }) => cells.flatMap(({ notes }) => notes))).not.toContain('')
  expect(replaceRows(PAGE, PAGE_COLUMNS, rows)).toBe(PAGE)
})

it('shows the same rows on the Indonesian page', () => {
  expect(replaceRows(INDONESIAN, PAGE_COLUMNS, readRows(PAGE), toIndonesian)).toBe(INDONESIAN)
})

it('has an Indonesian for every column, and for every reason on the page', () => {
  const reasons = readRows(PAGE).flatMap(({ cells }) => cells.flatMap(({ notes }) => notes.map(readNote)))
  const texts = [...Object.keys(PAGE_COLUMNS), ...reasons.map(({ reason }) => reason)]
  expect(texts.filter((text) => findIndonesian(text) === undefined)).toEqual([])
  expect(toIndonesian('Express 5')).toBe('Express 5')
})

it('puts a row in place of another, and numbers the notes anew', () => {
  const columns = { 'doubled header': ['one', 'two'], 'keep-alive': ['three'] }
  const row = (name: string, gap?: string): FrameworkRow =>
    toRow(
      {
        name,
        version: '1.0.0',
        door: 'snapNode',
        cases: ['one', 'two'].map((each) => ({ name: each, passed: true, gap })),
      },
      columns,
    )
  const empty = `# Page\n\n${PAGE.slice(PAGE.indexOf('<!--'), PAGE.indexOf('-->') + 3)}\n\n<!-- /frameworks -->\n`
  const written = replaceRows(empty, columns, [row('First', 'not there'), row('Second')])
  expect(written).toContain('| First | 1.0.0 | `snapNode` | gap [1] [2] | not run | 0 |')
  expect(written).toContain('| Second | 1.0.0 | `snapNode` | ok | not run | 2 |')
  expect(written).toContain('\n1. `one`: not there\n2. `two`: not there\n')
  expect(readRows(written)).toEqual([row('First', 'not there'), row('Second')])
  expect(replaceRows(written, columns, [row('First')])).not.toContain('not there')
})

it.each(Object.entries(FRAMEWORKS))('%s is run by a test that is there', (_, { ranBy }) => {
  const file = 'test' in ranBy ? ranBy.test : 'campaigns/runtimes/test/nextjs.harness.ts'
  expect(readFileSync(new URL(file, WORKSPACE), 'utf8')).toContain('describeAdapter(')
})
