import { readDocument, toCode } from '@snap-sdk/package-suite/markdown'
import { expect, test } from 'vitest'

const english = readDocument('README.md')
const indonesian = readDocument('README.id.md')

test('both have the same sections', () => {
  const levels = [english, indonesian].map(({ headings }) => headings.map(({ level }) => level))
  expect(levels[1]).toEqual(levels[0])
})

test('both have the same code', () => {
  const code = [english, indonesian].map(({ blocks }) => blocks.map(({ line: _, ...block }) => block))
  expect(code[1]).toEqual(code[0])
})

test('both have the same tables, row by row', () => {
  // Names, codes and defaults are the same in every language: whatever is code alone, or a number.
  const facts = [english, indonesian].map(({ tables }) =>
    tables.map((table) =>
      table.map((row) => row.map((cell) => (toCode(cell) !== undefined || /^[\dx]+$/.test(cell) ? cell : '…'))),
    ),
  )
  expect(facts[1]).toEqual(facts[0])
})

test('each links to the other', () => {
  expect(english.prose.some((line) => line.includes('(README.id.md)'))).toBe(true)
  expect(indonesian.prose.some((line) => line.includes('(README.md)'))).toBe(true)
})
