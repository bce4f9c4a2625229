import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** This package's folder, seen from `dist`, where all of this is one file. */
export const BENCH: string = fileURLToPath(new URL('..', import.meta.url))

/** What is read of a package.json here. */
export interface Manifest {
  readonly version: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/** The folder of a package, as Node looks for it: in the node_modules of each folder above. */
export function findPackage(name: string, from: string = BENCH): string {
  for (let folder = realpathSync(from); ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name)
    if (existsSync(path)) return realpathSync(path)
    if (folder === dirname(folder)) throw new Error(`${name} is not installed above ${from}`)
  }
}

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}
