import { readDocument, toCode } from '@snap-sdk/package-suite/markdown'
import { listFiles, readText } from '@snap-sdk/package-suite/workspace'
import { describe, expect, test } from 'vitest'

/** The English page of each Indonesian one. */
const PAIRS: [english: string, indonesian: string][] = [
  ['README.md', 'README.id.md'],
  ...listFiles('docs/id', '.md').map((path): [string, string] => [path.replace('docs/id/', 'docs/'), path]),
]

describe.each(PAIRS)('%s and %s', (english, indonesian) => {
  const pages = [english, indonesian].map(readDocument)

  test('have the same sections', () => {
    const [of, other] = pages.map(({ headings }) => headings.map(({ level }) => level))
    expect(other).toEqual(of)
  })

  test('have the same code', () => {
    const [of, other] = pages.map(({ blocks }) => blocks.map(({ line: _, ...block }) => block))
    expect(other).toEqual(of)
  })

  test('have the same tables, row by row', () => {
    // Names, codes and defaults are the same in every language: whatever is code alone, or a number.
    const [of, other] = pages.map(({ tables }) =>
      tables.map((table) =>
        table.map((row) => row.map((cell) => (toCode(cell) !== undefined || /^[\dx]+$/.test(cell) ? cell : '…'))),
      ),
    )
    expect(other).toEqual(of)
  })
})

test('each README links to the other', () => {
  expect(readText('README.md')).toContain('(README.id.md)')
  expect(readText('README.id.md')).toContain('(README.md)')
})

test.each(['README.md', 'README.id.md'])('%s is a door, not a manual', (path) => {
  expect(Buffer.byteLength(readText(path))).toBeLessThanOrEqual(8192)
})
