import { existsSync } from 'node:fs'
import { PACKAGES, type PackageName, readText } from './workspace.ts'

/** One item of a changelog, and the packages whose changelogs have it. */
interface Entry {
  readonly text: string
  readonly packages: PackageName[]
}

/** What a release changes, by the kind of its changesets: `Minor Changes`. */
type Release = Map<string, Map<string, Entry>>

const INTRODUCTION = `# Changelog

Every published package has a \`CHANGELOG.md\` of its own, in its folder and in what is installed. All packages carry one version, so this page puts them together, release by release. Versions follow [Semantic Versioning](https://semver.org); before 1.0.0 a minor version may break things, and says so here.`

const NOTHING =
  'Nothing is released yet. What 0.1.0 will say stands in `.changeset`, a file for each change: `npm run release:dry` puts it together.'

/** The changelogs of the packages as they stand in a workspace; one that has none is left out. */
export function readChangelogs(read: (path: string) => string | undefined): ReadonlyMap<PackageName, string> {
  return new Map(
    PACKAGES.flatMap((name) => {
      const text = read(`packages/${name}/CHANGELOG.md`)
      return text === undefined ? [] : [[name, text] as const]
    }),
  )
}

/** Those of this workspace. */
export const ourChangelogs = (): ReadonlyMap<PackageName, string> =>
  readChangelogs((path) => (existsSync(new URL(`../../../${path}`, import.meta.url)) ? readText(path) : undefined))

/** The page of all releases, the newest first, from the changelogs of the packages. */
export function assembleChangelog(changelogs: ReadonlyMap<PackageName, string>): string {
  const releases = new Map<string, Release>()
  for (const [name, text] of changelogs) collect(releases, name, text)
  const pages = [...releases].map(([version, release]) => formatRelease(version, release))
  return `${[INTRODUCTION, ...(pages.length === 0 ? [NOTHING] : pages)].join('\n\n')}\n`
}

/** What one release says, without the page around it. `undefined` for a version that no changelog has. */
export function releaseNotes(changelogs: ReadonlyMap<PackageName, string>, version: string): string | undefined {
  const releases = new Map<string, Release>()
  for (const [name, text] of changelogs) collect(releases, name, text)
  const release = releases.get(version)
  return release === undefined ? undefined : formatRelease(version, release)
}

/** Reads what changesets writes: `## version`, `### kind`, and items that begin with `- ` at the line's start. */
function collect(releases: Map<string, Release>, name: PackageName, text: string): void {
  for (const section of text.split(/^## /m).slice(1)) {
    const version = firstLine(section)
    const release = releases.get(version) ?? new Map()
    releases.set(version, release)
    for (const part of section.split(/^### /m).slice(1)) {
      const kind = firstLine(part)
      const entries: Map<string, Entry> = release.get(kind) ?? new Map()
      release.set(kind, entries)
      for (const item of part.split(/^- /m).slice(1)) {
        const entry = entries.get(item.trim()) ?? { text: item.trim(), packages: [] }
        entries.set(entry.text, entry)
        entry.packages.push(name)
      }
    }
  }
}

const firstLine = (text: string): string => text.slice(0, text.indexOf('\n')).trim()

function formatRelease(version: string, release: Release): string {
  const parts = [...release].map(([kind, entries]) => {
    const items = [...entries.values()].map(
      ({ text, packages }) => `- **${packages.map((name) => `\`${name}\``).join(', ')}**: ${text}`,
    )
    return `### ${kind}\n\n${items.join('\n\n')}`
  })
  return [`## ${version}`, ...parts].join('\n\n')
}
