import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { mustRun } from './run-program.ts'
import { folderOf, PACKAGES, readManifest, WORKSPACE } from './workspace.ts'

const NOT_COPIED: ReadonlySet<string> = new Set(['.git', '.snap', 'coverage', 'docs', 'node_modules', 'src', 'test'])
const PUBLISHED: ReadonlySet<string> = new Set(PACKAGES.map(folderOf))

/**
 * Copies what a release is made of: all manifests, the changesets, and what the published packages are built to. There, versions can be
 * changed and packages packed without a trace here. Nothing is installed; the packages find each other.
 */
export function copyWorkspace(folder: string): void {
  cpSync(WORKSPACE, folder, { recursive: true, filter: isCopied })
  for (const name of PACKAGES) {
    const scope = `${folder}/packages/${name}/node_modules/@snap-sdk`
    mkdirSync(scope, { recursive: true })
    // Also those that are not published: pnpm asks for each `workspace:` that a manifest names.
    for (const other of listPackages()) symlinkSync(`${folder}/${other.folder}`, `${scope}/${other.name}`, 'junction')
  }
}

/** All packages, with their folders from the workspace's. */
function listPackages(): { readonly name: string; readonly folder: string }[] {
  return ['packages', 'suites'].flatMap((parent) =>
    readdirSync(`${WORKSPACE}/${parent}`).map((child) => {
      const folder = `${parent}/${child}`
      return { name: readManifest(`${WORKSPACE}/${folder}`).name.replace('@snap-sdk/', ''), folder }
    }),
  )
}

function isCopied(path: string): boolean {
  const parts = relative(WORKSPACE, path).split(sep)
  if (parts.some((part) => NOT_COPIED.has(part))) return false
  const dist = parts.indexOf('dist')
  return dist < 0 || PUBLISHED.has([WORKSPACE, ...parts.slice(0, dist)].join(sep))
}

/** Runs `changeset version` in a copy. @returns Each published package's version after it. */
export async function changeVersions(copy: string): Promise<Readonly<Record<string, string>>> {
  await mustRun(process.execPath, [`${WORKSPACE}/node_modules/@changesets/cli/bin.js`, 'version'], { folder: copy })
  return Object.fromEntries(PACKAGES.map((name) => [name, readManifest(`${copy}/packages/${name}`).version]))
}
