import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface PackageSize {
  /** The packed package by itself, as a registry would serve it: of a package of this workspace only. */
  readonly tarballKilobytes?: number | undefined
  /** Itself and all that it depends on, unpacked, each package once. */
  readonly installedKilobytes: number
  /** How many packages that are. */
  readonly packages: number
}

const BENCH = fileURLToPath(new URL('..', import.meta.url))

/**
 * Weighs a package as npm would install it, from what is installed here: its files as packed, and its dependencies. Does *not* count peer
 * and optional dependencies, nor what a file system rounds up.
 */
export function measureSize(name: string): PackageSize {
  const folder = findPackage(name, BENCH)
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
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  for (const name of Object.keys(dependencies)) collectPackages(findPackage(name, folder), seen)
  return seen
}

/** As Node looks for a package: in the node_modules of each folder above. */
function findPackage(name: string, from: string): string {
  for (let folder = realpathSync(from); ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name)
    if (existsSync(path)) return realpathSync(path)
    if (folder === dirname(folder)) throw new Error(`${name} is not installed above ${from}`)
  }
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
