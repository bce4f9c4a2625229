import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The package that pins the runtimes. Seen from `dist`. */
export const BINARIES: string = fileURLToPath(new URL('../binaries/', import.meta.url))

/** A runtime that is on this machine. */
export interface Installed {
  readonly version: string
  /** The path of its binary. */
  readonly binary: string
}

/** Installs what the lockfile of `binaries` pins. Does nothing when all is there. @throws Error when it cannot. */
export async function installRuntimes(): Promise<void> {
  const options = ['--frozen-lockfile', '--prefer-offline', '--reporter=append-only']
  const install = spawn('npm', ['run', '--silent', 'pnpm', '--', '--dir', BINARIES, 'install', ...options], {
    cwd: dirname(dirname(BINARIES)),
    stdio: 'inherit',
  })
  const [code] = await once(install, 'exit')
  if (code !== 0) throw new Error('The runtimes could not be installed: see above.')
}

/** Finds a binary in a package of its own, such as `node22-linux-x64`. */
export function findInPackage(name: string, file: string): Installed | undefined {
  return readInstalled(createRequire(join(BINARIES, 'package.json')), name, file)
}

/** Finds a binary in the package that `name` brings along for this platform. No install script has to run for it. */
export function findForPlatform(name: string, file: string): Installed | undefined {
  const require = createRequire(join(BINARIES, 'package.json'))
  const manifest = resolve(require, `${name}/package.json`)
  if (manifest === undefined) return undefined
  const { version, optionalDependencies = {} } = readManifest(manifest)
  for (const platform of Object.keys(optionalDependencies)) {
    const found = readInstalled(createRequire(manifest), platform, file)
    if (found !== undefined) return { ...found, version }
  }
  return undefined
}

interface Manifest {
  readonly version: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function readInstalled(require: NodeJS.Require, name: string, file: string): Installed | undefined {
  const manifest = resolve(require, `${name}/package.json`)
  if (manifest === undefined) return undefined
  return { version: readManifest(manifest).version, binary: join(dirname(manifest), file) }
}

function resolve(require: NodeJS.Require, path: string): string | undefined {
  try {
    return require.resolve(path)
  } catch {
    return undefined
  }
}
