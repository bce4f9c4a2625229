import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The workspace's folder, without a slash at the end. */
export const WORKSPACE: string = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')

/** This package's folder: from here `@snap-sdk/*` resolves to the built packages, as for a user. */
export const SUITE: string = `${WORKSPACE}/suites/packages`

/** What is published. */
export const PACKAGES = [
  'core',
  'services',
  'gateways',
  'node',
  'express',
  'koa',
  'fastify',
  'hono',
  'redis',
  'postgres',
  'mysql',
  'opentelemetry',
  'simulator',
  'store-suite',
] as const

/** Without its scope. */
export type PackageName = (typeof PACKAGES)[number]

/** An absolute path. */
export function folderOf(name: PackageName): string {
  return `${WORKSPACE}/packages/${name}`
}

/** The path is from the workspace's folder. */
export function readText(path: string): string {
  return readFileSync(`${WORKSPACE}/${path}`, 'utf8')
}

/** What a package says of itself, as far as this suite asks. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
}

/** @param folder An absolute path. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
}

/** The path of a built file. @throws Error when it is not there, with the command that makes it. */
export function builtFile(name: PackageName, file: string): string {
  const path = `${folderOf(name)}/dist/${file}`
  if (existsSync(path)) return path
  throw new Error(`packages/${name}/dist/${file} is missing. The suite tests built packages: npm run build`)
}

/** All files under a folder of the workspace whose name ends so, as paths from the workspace. Nothing installed or built is among them. */
export function listFiles(folder: string, ending: string): string[] {
  return readdirSync(`${WORKSPACE}/${folder}`, { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      // Not by `recursive`: that follows links, and packages that link to each other have no end.
      if (entry.isDirectory()) return NOT_SOURCES.has(entry.name) ? [] : listFiles(path, ending)
      return path.endsWith(ending) ? [path] : []
    })
    .sort()
}

const NOT_SOURCES: ReadonlySet<string> = new Set(['node_modules', 'dist'])
