import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import type { Tarball } from '@snap-sdk/package-suite/pack-packages'
import { mustRun } from '@snap-sdk/package-suite/run-program'
import { readManifest, WORKSPACE } from '@snap-sdk/package-suite/workspace'

const NOT_COPIED = /\/(?:node_modules|dist|generated|test|\.next)$/

/**
 * Copies an example out of the workspace and installs what it names, by npm: the packed tarballs, and the rest from the registry, in the
 * versions that the workspace has. What only its test needs is left out.
 */
export async function installExample(
  name: string,
  { folder, tarballs }: { readonly folder: string; readonly tarballs: readonly Tarball[] },
): Promise<void> {
  const source = `${WORKSPACE}/examples/${name}`
  cpSync(source, folder, { recursive: true, filter: (path) => !NOT_COPIED.test(path) })
  const path = `${folder}/package.json`
  const manifest = JSON.parse(readFileSync(path, 'utf8'))

  const pinned = ([dependency, version]: [string, string]): [string, string][] => {
    const tarball = tarballs.find((one) => one.name === dependency)
    if (version === 'workspace:*') return []
    if (tarball !== undefined) return [[dependency, `file:${tarball.path}`]]
    const isFromCatalog = version === 'catalog:'
    return [[dependency, isFromCatalog ? readManifest(`${source}/node_modules/${dependency}`).version : version]]
  }
  for (const kind of ['dependencies', 'devDependencies']) {
    // A manifest's own shape.
    const named = Object.entries((manifest[kind] ?? {}) as Record<string, string>)
    manifest[kind] = Object.fromEntries(named.flatMap(pinned))
  }
  // npm would look for those below the tarballs in the registry.
  manifest.overrides = Object.fromEntries(
    tarballs.filter((one) => !(one.name in manifest.dependencies)).map((one) => [one.name, `file:${one.path}`]),
  )
  writeFileSync(path, JSON.stringify(manifest, undefined, 2))
  await mustRun('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], {
    folder,
    timeoutMilliseconds: 600_000,
  })
}
