import { readFileSync } from 'node:fs'
import { FRAMEWORKS, PAGE_COLUMNS } from '@snap-sdk/adapter-suite/frameworks'
import { expect, it } from 'vitest'
import { type FrameworkRow, readRows, replaceRows, toRow } from '../src/command/frameworks-page.ts'

const WORKSPACE = new URL('../../../', import.meta.url)
const PAGE = readFileSync(new URL('docs/frameworks.md', WORKSPACE), 'utf8')

it('reads the rows of the page as it writes them', () => {
  const rows = readRows(PAGE)
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.flatMap(({ cells }) => cells.flatMap(({ notes }) => notes))).not.toContain('')
  expect(replaceRows(PAGE, PAGE_COLUMNS, rows)).toBe(PAGE)
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
