import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { checkPackage, createPackageFromTarballData, Package } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packPackages, type Tarball } from '../src/pack-packages.ts'
import { PACKAGES, type PackageName } from '../src/workspace.ts'
import { changeVersions, copyWorkspace } from '../src/workspace-copy.ts'

/** What a user downloads, and nothing else. */
const FILES: readonly string[] = [
  'CHANGELOG.md',
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

/** What a package has beyond that. */
const FURTHER_FILES: { readonly [Name in PackageName]?: readonly string[] } = {
  core: ['dist/THIRD-PARTY.txt', ...chosenFiles('crypto'), ...chosenFiles('openapi', ['written', 'left-out'])],
  hono: chosenFiles('arrival'),
  simulator: ['bin/snap-simulator.js', 'dist/page.js', 'dist/snap-simulator.js'],
}

/** The two files of which import conditions choose one, in both formats. */
function chosenFiles(folder: string, names: readonly string[] = ['node', 'web']): string[] {
  const files = names.flatMap((name) => [`${name}.cjs`, `${name}.js`])
  return files.flatMap((file) => [`dist/${folder}/${file}`, `dist/${folder}/${file}.map`])
}

/** attw reads a whole compiler's libraries, once. */
const ATTW_MILLISECONDS = 60_000

const folder = realpathSync(mkdtempSync(`${tmpdir()}/snap-sdk-tarballs-`))
const copy = `${folder}/workspace`
const folderOf = (name: PackageName): string => `${copy}/packages/${name}`
let tarballs: readonly Tarball[]

// As a release packs them: with the versions and the changelogs that the changesets make.
beforeAll(async () => {
  copyWorkspace(copy)
  await changeVersions(copy)
  tarballs = await packPackages(folder, copy)
}, ATTW_MILLISECONDS)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function tarballOf(name: PackageName): Tarball {
  const tarball = tarballs.find((one) => one.package === name)
  if (tarball === undefined) throw new Error(`packages/${name} was not packed`)
  return tarball
}

/** What `publint --strict` says of a package that consists of these files. */
async function lint(name: PackageName, files: readonly string[]): Promise<string[]> {
  const packed = files.map((file) => ({ name: `package/${file}`, data: readFileSync(`${folderOf(name)}/${file}`) }))
  const { messages, pkg } = await publint({ pkgDir: 'package', strict: true, pack: { files: packed } })
  return messages.map((message) => `${message.type}: ${formatMessage(message, pkg, { color: false })}`)
}

/** What `attw` says, for node10, node16 and bundler. No finding is accepted: there is none to accept. */
async function findTypeProblems(checked: Package): Promise<readonly object[]> {
  const result = await checkPackage(checked)
  if (result.types === false) throw new Error(`${checked.packageName} has no types`)
  expect(Object.keys(result.entrypoints)).toEqual(['.', './package.json'])
  return result.problems
}

describe.each(PACKAGES)('@snap-sdk/%s', (name) => {
  test('packs exactly its files', () => {
    expect(tarballOf(name).files).toEqual([...FILES, ...(FURTHER_FILES[name] ?? [])].sort())
  })

  test('says in its changelog first what this version changes', () => {
    const changelog = readFileSync(`${folderOf(name)}/CHANGELOG.md`, 'utf8')
    expect(/^## (.+)$/m.exec(changelog)?.[1]).toBe(tarballOf(name).version)
  })

  test('is clean under publint --strict', async () => {
    const tarball = new Uint8Array(readFileSync(tarballOf(name).path))
    const { messages, pkg } = await publint({ strict: true, pack: { tarball: tarball.buffer } })
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([])
  })

  test('has the right types, however it is resolved', { timeout: ATTW_MILLISECONDS }, async () => {
    const tarball = new Uint8Array(readFileSync(tarballOf(name).path))
    expect(await findTypeProblems(createPackageFromTarballData(tarball))).toEqual([])
  })
})

test('publint would see a file that is not packed', async () => {
  const files = FILES.filter((file) => file !== 'dist/index.cjs')
  expect(await lint('core', files)).toContainEqual(expect.stringContaining('index.cjs'))
})

test('attw would see CommonJS that has the types of an ES module', async () => {
  const text = (file: string) => readFileSync(`${folderOf('koa')}/${file}`, 'utf8')
  const manifest = text('package.json').replaceAll('index.d.cts', 'index.d.ts')
  const files = Object.fromEntries(FILES.map((file) => [`/node_modules/@snap-sdk/koa/${file}`, text(file)]))
  const doctored = { ...files, '/node_modules/@snap-sdk/koa/package.json': manifest }
  const problems = await findTypeProblems(new Package(doctored, '@snap-sdk/koa', '0.1.0'))
  expect(problems).toContainEqual(expect.objectContaining({ kind: 'FalseESM' }))
})
