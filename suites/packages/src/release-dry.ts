import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import { readChangelogs, releaseNotes } from './changelog.ts'
import { packPackages, type Tarball } from './pack-packages.ts'
import { printTable } from './table.ts'
import { folderOf, PACKAGES, readManifest, WORKSPACE } from './workspace.ts'
import { changeVersions, copyWorkspace } from './workspace-copy.ts'

const HELP = `Shows what a release would publish: versions, what the changelog says, files and sizes.

Usage: npm run release:dry -- [--help]

It works on a copy: no file here changes, and nothing is uploaded. docs/releasing.md says how to release.`

/** Changesets of the next release. */
function listChangesets(): readonly string[] {
  return readdirSync(`${WORKSPACE}/.changeset`).filter((file) => file.endsWith('.md') && file !== 'README.md')
}

async function showRelease(): Promise<void> {
  const root = realpathSync(mkdtempSync(`${tmpdir()}/snap-sdk-release-`))
  try {
    const [copy, tarballFolder] = [`${root}/workspace`, `${root}/tarballs`]
    copyWorkspace(copy)
    mkdirSync(tarballFolder)
    const versions = new Set(Object.values(await changeVersions(copy)))
    const read = (path: string) => (existsSync(`${copy}/${path}`) ? readFileSync(`${copy}/${path}`, 'utf8') : undefined)
    const changelogs = readChangelogs(read)
    const notes = [...versions].flatMap((version) => releaseNotes(changelogs, version) ?? [])
    report(await packPackages(tarballFolder, copy), notes.join('\n\n'))
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function report(tarballs: readonly Tarball[], notes: string): void {
  const changesets = listChangesets()
  console.log(
    `Changesets: ${changesets.length === 0 ? 'none, so the versions stay as they are' : changesets.join(', ')}\n`,
  )
  const rows = tarballs.map((tarball) => {
    const { version } = readManifest(folderOf(tarball.package))
    return [tarball.name, version, tarball.version, String(tarball.files.length), kibibytes(tarball.bytes)]
  })
  printTable(['package', 'now', 'published as', 'files', 'packed'], rows)
  console.log(`\n${notes}`)
  for (const { name, version, files } of tarballs) console.log(`\n${name}@${version}\n  ${files.join('\n  ')}`)
  console.log(`\n${PACKAGES.length} packages packed from a copy. Nothing was uploaded, and no file here was changed.`)
}

function kibibytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`
}

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h', default: false } } })
if (values.help) console.log(HELP)
else await showRelease()
