import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { describe, expect, test } from 'vitest'
import { builtFile, folderOf, PACKAGES, type PackageName } from '../../src/workspace.ts'

/** What a user downloads, and nothing else. */
const FILES: readonly string[] = [
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

function listPacked(name: PackageName): string[] {
  for (const file of ['index.js', 'index.cjs', 'index.d.ts', 'index.d.cts']) builtFile(name, file)
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: folderOf(name),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [packed] = JSON.parse(output) as [{ files: { path: string }[] }]
  return packed.files.map(({ path }) => path).sort()
}

/** What `publint --strict` says of a package that consists of these files. */
async function lint(name: PackageName, files: readonly string[]): Promise<string[]> {
  const packed = files.map((file) => ({ name: `package/${file}`, data: readFileSync(`${folderOf(name)}/${file}`) }))
  const { messages, pkg } = await publint({ pkgDir: 'package', strict: true, pack: { files: packed } })
  return messages.map((message) => `${message.type}: ${formatMessage(message, pkg, { color: false })}`)
}

describe.each(PACKAGES)('@snap-sdk/%s', (name) => {
  const packed = listPacked(name)

  test('packs exactly its files', () => {
    expect(packed).toEqual(FILES)
  })

  test('is clean under publint --strict', async () => {
    expect(await lint(name, packed)).toEqual([])
  })
})

test('publint would see a file that is not packed', async () => {
  const files = FILES.filter((file) => file !== 'dist/index.cjs')
  expect(await lint('core', files)).toContainEqual(expect.stringContaining('index.cjs'))
})
