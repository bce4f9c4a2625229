import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { findPackage, readManifest } from './find-package.ts'

export interface PackageSize {
  /** The packed package by itself, as a registry would serve it: of a package of this workspace only. */
  readonly tarballKilobytes?: number | undefined
  /** Itself and all that it depends on, unpacked, each package once. */
  readonly installedKilobytes: number
  /** How many packages that are. */
  readonly packages: number
}

/**
 * Weighs a package as npm would install it, from what is installed here: its files as packed, and its dependencies. Does *not* count peer
 * and optional dependencies, nor what a file system rounds up.
 */
export function measureSize(name: string): PackageSize {
  const folder = findPackage(name)
  const all = collectPackages(folder)
  const bytes = [...all].reduce((sum, path) => sum + publishedBytes(path), 0)
  return {
    tarballKilobytes: isOurs(folder) ? pack(folder).size / 1000 : undefined,
    installedKilobytes: bytes / 1000,
    packages: all.size,
  }
}

/** Whether it lies in this workspace, and not where an installed package does. */
function isOurs(folder: string): boolean {
  return !folder.includes('node_modules')
}

/** What npm would put into the tarball; nothing is written, and no script of the package runs. */
function pack(folder: string): { readonly size: number; readonly unpackedSize: number } {
  const { stdout, stderr } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20, // it lists every file
  })
  const [report] = stdout.startsWith('[') ? JSON.parse(stdout) : []
  if (report === undefined) throw new Error(`npm pack found nothing in ${folder}: ${stderr}`)
  return report
}

/** The folders of a package and of everything that it depends on, over however many steps. */
function collectPackages(folder: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(folder)) return seen
  seen.add(folder)
  const { dependencies = {} } = readManifest(folder)
  for (const name of Object.keys(dependencies)) collectPackages(findPackage(name, folder), seen)
  return seen
}

/** Of a workspace's package what it publishes; of an installed one its files, without what is installed inside. */
function publishedBytes(folder: string): number {
  return isOurs(folder) ? pack(folder).unpackedSize : folderBytes(folder)
}

function folderBytes(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .reduce((sum, entry) => {
      const path = join(folder, entry.name)
      return sum + (entry.isDirectory() ? folderBytes(path) : statSync(path).size)
    }, 0)
}
