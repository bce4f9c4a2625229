import { statSync } from 'node:fs'
import { PNPM } from './pnpm.ts'
import { mustRun } from './run-program.ts'
import { builtFile, PACKAGES, type PackageName, WORKSPACE } from './workspace.ts'

/** A package as it would be uploaded. */
export interface Tarball {
  readonly package: PackageName
  /** `@snap-sdk/core`. */
  readonly name: string
  readonly version: string
  /** Where it lies. */
  readonly path: string
  readonly bytes: number
  /** The paths in it, sorted. */
  readonly files: readonly string[]
}

/**
 * Packs what is published, by pnpm, so that `workspace:` and `catalog:` become versions. Does not build.
 *
 * @param folder Where the tarballs go. It must exist.
 * @param workspace Default: this workspace.
 * @throws Error when a package is not built.
 */
export async function packPackages(folder: string, workspace: string = WORKSPACE): Promise<readonly Tarball[]> {
  for (const name of PACKAGES) builtFile(name, 'index.js')
  const [npx = '', ...pnpm] = PNPM
  const filters = PACKAGES.flatMap((name) => ['--filter', `./packages/${name}`])
  const pack = ['--recursive', ...filters, 'pack', '--json', '--pack-destination', folder]
  const output = await mustRun(npx, [...pnpm, ...pack], { folder: workspace })
  // pnpm's own output, in pnpm's own shape.
  const packed = JSON.parse(output) as { name: string; version: string; filename: string; files: { path: string }[] }[]
  return PACKAGES.map((name) => {
    const found = packed.find((one) => one.name === `@snap-sdk/${name}`)
    if (found === undefined) throw new Error(`packages/${name} was not packed`)
    const files = found.files.map(({ path }) => path).sort()
    const { filename: path, version } = found
    return { package: name, name: found.name, version, path, bytes: statSync(path).size, files }
  })
}
