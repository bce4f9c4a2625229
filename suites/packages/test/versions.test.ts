import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folderOf, PACKAGES, readManifest, readText } from '../src/workspace.ts'
import { changeVersions, copyWorkspace } from '../src/workspace-copy.ts'

const root = realpathSync(mkdtempSync(`${tmpdir()}/snap-sdk-versions-`))
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('all published packages have one version, and changesets knows it', () => {
  const versions = new Set(PACKAGES.map((name) => readManifest(folderOf(name)).version))
  expect(versions.size).toBe(1)
  const { fixed } = JSON.parse(readText('.changeset/config.json'))
  expect(fixed).toEqual([PACKAGES.map((name) => `@snap-sdk/${name}`)])
})

test.each(PACKAGES)('%s depends on the others by workspace:^, never as a peer', (name) => {
  const { dependencies = {}, peerDependencies = {} } = readManifest(folderOf(name))
  const ours = ([dependency]: [string, string]) => dependency.startsWith('@snap-sdk/')
  expect(Object.keys(peerDependencies).filter((peer) => peer.startsWith('@snap-sdk/'))).toEqual([])
  for (const [dependency, range] of Object.entries(dependencies).filter(ours))
    expect(range, dependency).toBe('workspace:^')
})

describe.each([
  ['core', 'minor'],
  ['express', 'patch'],
] as const)('a changeset for %s alone, of kind %s', { timeout: 60_000 }, (name, kind) => {
  const copy = `${root}/${name}`

  beforeAll(() => {
    copyWorkspace(copy)
    rmSync(`${copy}/.changeset`, { recursive: true })
    mkdirSync(`${copy}/.changeset`)
    writeFileSync(`${copy}/.changeset/config.json`, readText('.changeset/config.json'))
    writeFileSync(`${copy}/.changeset/brave-test.md`, `---\n'@snap-sdk/${name}': ${kind}\n---\n\nA change.\n`)
  }, 60_000)

  test('takes all packages there, and no further', async () => {
    const version = raise(readManifest(folderOf('core')).version, kind)
    expect(await changeVersions(copy)).toEqual(Object.fromEntries(PACKAGES.map((each) => [each, version])))
    expect(readManifest(`${copy}/packages/express`).dependencies).toEqual({
      '@snap-sdk/core': 'workspace:^',
      '@snap-sdk/node': 'workspace:^',
    })
  })
})

function raise(version: string, kind: 'minor' | 'patch'): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  return kind === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`
}
