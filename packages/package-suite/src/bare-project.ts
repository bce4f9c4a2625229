import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Tarball } from './pack-packages.ts'
import { PNPM } from './pnpm.ts'
import { mustRun } from './run-command.ts'
import { SUITE } from './workspace.ts'

/** How a user's package manager is started. All prefer what they have already downloaded. */
const INSTALL = {
  npm: ['npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'],
  pnpm: [...PNPM, 'install', '--prefer-offline', '--ignore-scripts'],
} as const satisfies Record<string, readonly string[]>

export type PackageManager = keyof typeof INSTALL

/** The name under which a project finds a second copy of core. */
export const SECOND_CORE = 'second-core'

export interface BareProjectOptions {
  /** Outside of every workspace. It is made when it is not there. */
  readonly folder: string
  readonly manager: PackageManager
  readonly tarballs: readonly Tarball[]
  /** What else the user installs, in the versions that this workspace has. */
  readonly beside: readonly string[]
}

/**
 * Makes a user's project: an empty folder into which the tarballs are installed. Whoever depends on `@snap-sdk/core`
 * gets the tarball, since the registry may hold another one, or none.
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
      [SECOND_CORE]: packed['@snap-sdk/core'],
      ...Object.fromEntries(beside.map((name) => [name, installedVersion(name)])),
    },
    // npm takes a direct dependency for those below it; pnpm wants to be told.
    ...(manager === 'pnpm' ? { pnpm: { overrides: packed } } : {}),
  }
  writeFileSync(`${folder}/package.json`, JSON.stringify(manifest, undefined, 2))
  const [command, ...parameters] = INSTALL[manager]
  await mustRun(command, parameters, { folder })
}

function installedVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(`${SUITE}/node_modules/${name}/package.json`, 'utf8')) as {
    version: string
  }
  return version
}
