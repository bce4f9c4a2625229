import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { builtFile, folderOf, PACKAGES } from '../support/workspace.ts'

/** What a user downloads, and nothing else. */
const FILES = [
  'LICENSE',
  'README.md',
  'dist/index.cjs',
  'dist/index.cjs.map',
  'dist/index.d.cts',
  'dist/index.d.ts',
  'dist/index.js',
  'dist/index.js.map',
  'package.json',
]

test.each(PACKAGES)('@snap-sdk/%s packs exactly its files', (name) => {
  builtFile(name, 'index.js')
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: folderOf(name),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [packed] = JSON.parse(output) as [{ files: { path: string }[] }]
  expect(packed.files.map(({ path }) => path).sort()).toEqual(FILES)
})
