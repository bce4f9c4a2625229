import { listFiles, PACKAGES } from '@snap-sdk/package-suite/workspace'
import { expect, test } from 'vitest'
import { findCircle, importsOf, readImports } from './support/imports.ts'

const sources = ['packages', 'suites', 'campaigns', 'examples'].flatMap((folder) => [
  ...new Set(listFiles(folder, '.ts').flatMap((path) => /^\w+\/[\w-]+\/src/.exec(path)?.[0] ?? [])),
])

test.each(sources)('%s has no import circle', (folder) => {
  const graph = readImports(folder)
  expect(graph.size).toBeGreaterThan(0)
  expect(findCircle(graph)).toBeUndefined()
})

test.each(PACKAGES)('the rooms of %s make no circle, each file of its ground floor a room of its own', (name) => {
  const source = `packages/${name}/src/`
  const rooms = new Map<string, string[]>()
  for (const [file, imported] of readImports(source.slice(0, -1))) {
    const room = roomOf(source, file)
    const others = imported.filter((path) => path.startsWith(source)).map((path) => roomOf(source, path))
    rooms.set(room, [...(rooms.get(room) ?? []), ...others.filter((other) => other !== room)])
  }
  expect(rooms.size).toBeGreaterThan(0)
  expect(findCircle(rooms)).toBeUndefined()
})

/** The folder behind `src`, or the file of the ground floor. */
function roomOf(source: string, path: string): string {
  return path.slice(source.length).split('/')[0] ?? path
}

test('a circle through the ground floor would be found', () => {
  const files = ['gateway.ts', 'answer/judge.ts'].map((path) => roomOf('packages/x/src/', `packages/x/src/${path}`))
  expect(files).toEqual(['gateway.ts', 'answer'])
})

test('every import of a source file leads to a file', () => {
  for (const [file, imported] of readImports(...sources)) {
    const files = new Set(listFiles(folderOf(file), '.ts'))
    for (const path of imported)
      if (path.startsWith(`${folderOf(file)}/`) && path.endsWith('.ts')) expect(files, file).toContain(path)
  }
})

test('a circle would be found, through types and re-exports too', () => {
  const texts: Record<string, string> = {
    'a/one.ts': "import type { Two } from './two.ts'",
    'a/two.ts': "export { three } from './three.ts'",
    'a/three.ts': "import { four } from './deep/four.ts'",
    'a/deep/four.ts': "const one = import('../one.ts')",
  }
  const graph = new Map(Object.entries(texts).map(([file, text]) => [file, importsOf(file, text)]))
  expect(findCircle(graph)).toEqual(['a/one.ts', 'a/two.ts', 'a/three.ts', 'a/deep/four.ts', 'a/one.ts'])
})

function folderOf(file: string): string {
  return file.split('/').slice(0, 2).join('/')
}
