import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import type { Tarball } from './pack-packages.ts'
import { PNPM } from './pnpm.ts'
import { mustRun } from './run-program.ts'
import { readManifest, SUITE } from './workspace.ts'

/** How a user's package manager is started. All prefer what they have already downloaded. */
const INSTALL = {
  npm: ['npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'],
  pnpm: [...PNPM, 'install', '--prefer-offline', '--ignore-scripts'],
} as const satisfies Record<string, readonly string[]>

export type PackageManager = keyof typeof INSTALL

/** What our packages are used with, and the types of it. */
export const FRAMEWORKS: readonly string[] = [
  'express',
  'koa',
  'fastify',
  'hono',
  'redis',
  'pg',
  'mysql2',
  '@opentelemetry/api',
]
export const FRAMEWORK_TYPES: readonly string[] = ['@types/node', '@types/express', '@types/koa', '@types/pg']

/** The name under which a project finds a second copy of core. */
const SECOND_CORE = 'second-core'

export interface BareProjectOptions {
  /** Outside of every workspace. It is made when it is not there. */
  readonly folder: string
  readonly manager: PackageManager
  readonly tarballs: readonly Tarball[]
  /** What else the user installs, in the versions that this suite has. */
  readonly beside: readonly string[]
}

/**
 * Makes a user's project: an empty folder into which the tarballs are installed, core twice. Whoever depends on `@snap-sdk/core`
 * gets the tarball, since the registry may hold another one, or none.
 *
 * Does not run what packages would run at installation.
 *
 * @throws Error when the installation fails.
 */
export async function installBareProject({ folder, manager, tarballs, beside }: BareProjectOptions): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const packed = Object.fromEntries(tarballs.map(({ name, path }) => [name, `file:${path}`]))
  const manifest = {
    name: 'bare-project',
    private: true,
    type: 'module',
    dependencies: {
      ...packed,
      [SECOND_CORE]: `file:${copyOfCore(folder, tarballs)}`,
      ...Object.fromEntries(beside.map((name) => [name, readManifest(`${SUITE}/node_modules/${name}`).version])),
    },
    // npm takes a direct dependency for those below it; pnpm wants to be told.
    ...(manager === 'pnpm' ? { pnpm: { overrides: packed } } : {}),
  }
  writeFileSync(`${folder}/package.json`, JSON.stringify(manifest, undefined, 2))
  const [command, ...parameters] = INSTALL[manager]
  await mustRun(command, parameters, { folder })
}

/** Another path, because pnpm installs one path once, whatever the names. */
function copyOfCore(folder: string, tarballs: readonly Tarball[]): string {
  const core = tarballs.find((tarball) => tarball.package === 'core')
  if (core === undefined) throw new Error('core was not packed')
  const path = `${folder}/${SECOND_CORE}.tgz`
  copyFileSync(core.path, path)
  return path
}
