import type { Tarball } from './pack-packages.ts'
import { folderOf, PACKAGES, type PackageName, readManifest } from './workspace.ts'

/** What every merchant installs, whatever serves it. */
const ALWAYS: readonly PackageName[] = ['core', 'services', 'gateways', 'simulator']

/**
 * The command that installs packed packages into an empty folder: the wanted ones with all of ours that they stand on, since the registry has
 * none of these, and the frameworks or clients that they serve.
 *
 * @param wanted Beside core, services, gateways and simulator.
 */
export function installLine(tarballs: readonly Tarball[], wanted: readonly PackageName[]): string {
  const ours = new Set<PackageName>()
  const theirs = new Set<string>()
  const add = (name: PackageName): void => {
    if (ours.has(name)) return
    ours.add(name)
    const { dependencies, peerDependencies, peerDependenciesMeta } = readManifest(folderOf(name))
    for (const needed of Object.keys({ ...dependencies, ...peerDependencies })) {
      const own = PACKAGES.find((one) => needed === `@snap-sdk/${one}`)
      if (own !== undefined) add(own)
      else if (peerDependencies?.[needed] !== undefined && !peerDependenciesMeta?.[needed]?.optional) theirs.add(needed)
    }
  }
  for (const name of [...ALWAYS, ...wanted]) add(name)
  const paths = tarballs.filter((tarball) => ours.has(tarball.package)).map(({ path }) => quote(path))
  return ['npm install', ...paths, ...theirs].join(' ')
}

function quote(path: string): string {
  return /^[\w./:\\-]+$/.test(path) ? path : JSON.stringify(path)
}
