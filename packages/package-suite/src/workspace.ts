import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The workspace's folder, without a slash at the end. */
export const WORKSPACE: string = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')

/** This package's folder: from here `@snap-sdk/*` resolves to the built packages, as for a user. */
export const SUITE: string = `${WORKSPACE}/packages/package-suite`

/** What is published. */
export const PACKAGES = ['core', 'nicepay', 'express', 'koa', 'hono', 'redis', 'postgres'] as const

export type PackageName = (typeof PACKAGES)[number]

export function folderOf(name: PackageName): string {
  return `${WORKSPACE}/packages/${name}`
}

export function readText(path: string): string {
  return readFileSync(`${WORKSPACE}/${path}`, 'utf8')
}

/** The path of a built file. @throws Error when it is not there, with the command that makes it. */
export function builtFile(name: PackageName, file: string): string {
  const path = `${folderOf(name)}/dist/${file}`
  if (existsSync(path)) return path
  throw new Error(`packages/${name}/dist/${file} is missing. The suite tests built packages: npm run build`)
}

/** All files under a folder of the workspace whose name ends so, as paths from the workspace. */
export function listFiles(folder: string, ending: string): string[] {
  return readdirSync(`${WORKSPACE}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending) && !/(?:^|\/)(?:node_modules|dist)\//.test(path))
    .map((path) => `${folder}/${path}`)
    .sort()
}
