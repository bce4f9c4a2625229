import { readDocument } from '@snap-sdk/package-suite/markdown'
import { openWorkshop, toFolder } from '@snap-sdk/package-suite/workshop'
import { readText } from '@snap-sdk/package-suite/workspace'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DOCUMENTS } from './support/documents.ts'

/** Indonesian pages have the code of the English ones: languages.test.ts. */
const COMPILED = DOCUMENTS.filter((path) => path !== 'README.id.md' && !path.startsWith('docs/id/'))

const workshop = openWorkshop()
let diagnostics: string[] = []

beforeAll(() => {
  for (const path of COMPILED) workshop.writeBlocks(readDocument(path))
  diagnostics = workshop.check()
}, 300_000)
afterAll(workshop.remove)

test.each(COMPILED)('%s: every ts block compiles', (path) => {
  expect(diagnostics.filter((line) => line.startsWith(`${toFolder(path)}/`))).toEqual([])
})

test('a block that names its file is that file', () => {
  const copies = DOCUMENTS.flatMap((path) =>
    readDocument(path).blocks.flatMap(({ from, code, line }) =>
      from === undefined ? [] : [{ path, from, code, line }],
    ),
  )
  expect(copies.length).toBeGreaterThan(15)
  for (const { path, from, code, line } of copies) expect(code, `${path}:${line}`).toBe(readText(from))
})

test('the compiler has nothing else to say', () => {
  expect(diagnostics).toEqual([])
})

test('every block of code names its language', () => {
  const languages = DOCUMENTS.flatMap((path) => readDocument(path).blocks.map(({ language }) => language))
  // `typescript` is a declaration, which the reference shows; `ts` compiles.
  expect([...new Set(languages)].sort()).toEqual(['js', 'json', 'sh', 'sql', 'text', 'ts', 'typescript', 'yaml'])
})
