import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mustRun } from '@snap-sdk/package-suite/run-program'
import { WORKSPACE } from './test-results.ts'

/** An app of Next.js that is built. */
export interface InstalledNextjs {
  readonly folder: string
  readonly version: string
  remove(): void
}

/** The dependencies of the example that the app needs; it is JavaScript. */
const NEEDED = ['next', 'react', 'react-dom'] as const

/** Installs Next.js by npm into a folder of its own, 341 MB, and builds the app of `campaigns/runtimes/nextjs`. @throws Error when it cannot. */
export async function installNextjs(): Promise<InstalledNextjs> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'snap-nextjs-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const route = join(folder, 'app/[[...path]]')
    mkdirSync(route, { recursive: true })
    cpSync(join(WORKSPACE, 'campaigns/runtimes/nextjs/route.js'), join(route, 'route.js'))
    const { dependencies } = readManifest(join(WORKSPACE, 'examples/nextjs'))
    const needed = Object.fromEntries(NEEDED.map((name) => [name, dependencies[name]]))
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies: needed }))
    const settings = { folder, timeoutMilliseconds: 300_000 }
    await mustRun('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], settings)
    await mustRun('npx', ['next', 'build'], settings)
    return { folder, version: readManifest(join(folder, 'node_modules/next')).version, remove }
  } catch (error) {
    remove()
    throw error
  }
}

interface Manifest {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}
