import { listFiles } from '@snap-sdk/package-suite/workspace'
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

test.each(['core', 'simulator'])('the rooms of %s make no circle', (name) => {
  const rooms = new Map<string, string[]>()
  for (const [file, imported] of readImports(`packages/${name}/src`)) {
    const room = roomOf(file)
    if (room === undefined) continue
    const others = imported.flatMap((path) => roomOf(path) ?? []).filter((other) => other !== room)
    rooms.set(room, [...(rooms.get(room) ?? []), ...others])
  }
  expect(rooms.size).toBeGreaterThan(3)
  expect(findCircle(rooms)).toBeUndefined()
})

/** The folder behind `src`; none for a file of the ground floor. */
function roomOf(path: string): string | undefined {
  return /^packages\/[\w-]+\/src\/([\w-]+)\//.exec(path)?.[1]
}

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
