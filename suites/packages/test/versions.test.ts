import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assembleChangelog, ourChangelogs, readChangelogs, releaseNotes } from '../src/changelog.ts'
import { folderOf, PACKAGES, readManifest, readText, WORKSPACE } from '../src/workspace.ts'
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
    for (const file of ['config.json', 'changelog.cjs'])
      writeFileSync(`${copy}/.changeset/${file}`, readText(`.changeset/${file}`))
    writeFileSync(
      `${copy}/.changeset/brave-test.md`,
      `---\n'@snap-sdk/${name}': ${kind}\n---\n\nA change.\n\n- Its detail.\n`,
    )
  }, 60_000)

  test('takes all packages there, and no further; what it says stands in its own changelog and in that of all', async () => {
    const version = raise(readManifest(folderOf('core')).version, kind)
    expect(await changeVersions(copy)).toEqual(Object.fromEntries(PACKAGES.map((each) => [each, version])))
    expect(readManifest(`${copy}/packages/express`).dependencies).toEqual({
      '@snap-sdk/core': 'workspace:^',
      '@snap-sdk/node': 'workspace:^',
    })
    const read = (path: string) => readFileSync(`${copy}/${path}`, 'utf8')
    const text = '- A change.\n\n  - Its detail.'
    expect(PACKAGES.filter((each) => read(`packages/${each}/CHANGELOG.md`).includes(text))).toEqual([name])
    const changelogs = readChangelogs(read)
    const notes = `## ${version}\n\n### ${kind === 'minor' ? 'Minor' : 'Patch'} Changes\n\n- **\`${name}\`**: A change.\n\n  - Its detail.`
    expect(releaseNotes(changelogs, version)).toBe(notes)
    expect(assembleChangelog(changelogs)).toContain(notes)
    expect(releaseNotes(changelogs, '9.9.9')).toBeUndefined()
  })
})

test('CHANGELOG.md is what the changelogs of the packages say', () => {
  expect(readText('CHANGELOG.md'), 'npm run release:version writes it, from them').toBe(
    assembleChangelog(ourChangelogs()),
  )
})

test('what several packages say in the same words is one item, and the newest release stands first', () => {
  const page = assembleChangelog(
    new Map([
      ['core', '# @snap-sdk/core\n\n## 0.2.0\n\n### Minor Changes\n\n- Both.\n\n## 0.1.0\n'],
      ['redis', '# @snap-sdk/redis\n\n## 0.2.0\n\n### Minor Changes\n\n- Both.\n- One.\n\n## 0.1.0\n'],
    ]),
  )
  expect(page).toContain(
    '## 0.2.0\n\n### Minor Changes\n\n- **`core`, `redis`**: Both.\n\n- **`redis`**: One.\n\n## 0.1.0',
  )
})

test('a changeset names published packages, and says something', () => {
  const files = readdirSync(`${WORKSPACE}/.changeset`).filter((file) => file.endsWith('.md') && file !== 'README.md')
  const names = PACKAGES.map((name) => `'@snap-sdk/${name}'`)
  for (const file of files) {
    const [, head = '', text = ''] = readText(`.changeset/${file}`).split(/^---$/m)
    const lines = head.trim().split('\n')
    expect(
      lines.map((line) => line.split(': ')[0]).filter((name) => !names.some((one) => one === name)),
      file,
    ).toEqual([])
    expect(
      lines.filter((line) => !/: (?:patch|minor|major)$/.test(line)),
      file,
    ).toEqual([])
    expect(text.trim(), file).not.toBe('')
    // A link would have to lead from three places.
    expect(text, file).not.toMatch(/\]\((?!https:)/)
  }
})

function raise(version: string, kind: 'minor' | 'patch'): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  return kind === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`
}
