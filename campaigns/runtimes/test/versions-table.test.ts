import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { RUNTIMES } from '../src/command/runtime.ts'
import { replaceTable } from '../src/command/versions-table.ts'

const MARKS = ['<!-- runtimes: written by npm run runtimes -- --write -->', '<!-- /runtimes -->'] as const
const ROW = { name: 'Bun', version: '1.0.0', adapters: 'Hono', passed: 12, gaps: 3, machine: 'Linux x64' }

it('replaces what stands between the marks, and nothing else', () => {
  const before = `above\n${MARKS[0]}\n\nold\n\n${MARKS[1]}\nbelow\n`
  const after = replaceTable(before, 'a | b', [ROW])
  const table = '| a | b |\n| --- | --- |\n| Bun | 1.0.0 | Hono | 12 | 3 | Linux x64 |'
  expect(after).toBe(`above\n${MARKS[0]}\n\n${table}\n\n${MARKS[1]}\nbelow\n`)
  expect(replaceTable(after, 'a | b', [ROW])).toBe(after)
})

it('refuses a document without the marks', () => {
  expect(() => replaceTable('no mark', 'a', [])).toThrow('marks are missing')
})

it.each(['docs/reference/versions.md', 'docs/id/reference/versions.md'])(
  '%s shows every runtime, in the order of the run',
  (name) => {
    const text = readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8')
    const [, table = ''] = text.split(MARKS[0])
    const rows = (table.split(MARKS[1])[0] ?? '').match(/^\| (?!---).*$/gm) ?? []
    expect(rows.slice(1).map((row) => row.split(' | ')[0]?.slice(2))).toEqual(RUNTIMES.map((runtime) => runtime.name))
  },
)
