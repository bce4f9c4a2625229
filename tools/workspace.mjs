import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What says which packages are installed. */
const INSTALLED_BY = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc', 'package.json']

/** What may change any package's build: the tools' versions, and the configuration that the packages share. */
const SHARED = ['pnpm-lock.yaml', 'tsconfig.json', 'tsconfig.base.json', 'tools']

/** What a package's build reads of its own. */
const OWN = ['package.json', 'tsconfig.json', 'tsup.config.ts', 'src']

/** All packages of the workspace: folder from its root, manifest. */
export function listPackages(root) {
  const rows = readWorkspaceRows(root)
  const left = new Set(rows.filter((row) => row.startsWith('!')).map((row) => row.slice(1)))
  const children = (parent) => readdirSync(join(root, parent)).map((child) => `${parent}/${child}`)
  return rows
    .filter((row) => !row.startsWith('!') && existsSync(join(root, row.replace(/\/\*$/, ''))))
    .flatMap((row) => (row.endsWith('/*') ? children(row.slice(0, -2)) : [row]))
    .filter((folder) => !left.has(folder) && existsSync(join(root, folder, 'package.json')))
    .map((folder) => ({ folder, manifest: readManifest(join(root, folder)) }))
}

/** The list `packages` of pnpm-workspace.yaml: before anything is installed nothing here reads YAML. */
function readWorkspaceRows(root) {
  const text = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')
  const [, list = ''] = /^packages:\n((?: +- .*\n)+)/m.exec(text) ?? []
  return list.match(/[^\s"'-][^\s"']*/g) ?? []
}

export function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}

/** The paths that decide what an installation holds. */
export function installInputs(packages) {
  return [...INSTALLED_BY, ...packages.map(({ folder }) => `${folder}/package.json`)]
}

/**
 * The paths that decide what a package is built to. A program may hold the sources of other unpublished packages: all that it names
 * count. What is published stays outside of whatever names it.
 */
export function buildInputs(root, packages, one) {
  const sharedSources = readdirSync(root).filter((name) => name.endsWith('.ts'))
  const folders = new Set()
  const add = ({ folder, manifest }) => {
    if (folders.has(folder)) return
    folders.add(folder)
    const named = { ...manifest.dependencies, ...manifest.devDependencies }
    for (const other of packages) {
      if (Object.hasOwn(named, other.manifest.name) && !other.folder.startsWith('packages/')) add(other)
    }
  }
  add(one)
  return [...SHARED, ...sharedSources, ...[...folders].flatMap((folder) => OWN.map((path) => `${folder}/${path}`))]
}
