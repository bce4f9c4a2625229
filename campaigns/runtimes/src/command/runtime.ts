import { findForPlatform, findInPackage, type Installed } from './installed.ts'
import type { Report } from './report.ts'
import { runProcess } from './run-process.ts'
import { runWorkerd } from './run-workerd.ts'

/** One runtime of the matrix. */
export interface Runtime {
  readonly name: string
  /** What the adapters of the suite are there. */
  readonly adapters: string
  /** `undefined` when it is not there for this platform. */
  find(): Installed | undefined
  run(installed: Installed): Promise<Report>
}

const ALL_ADAPTERS = 'Express, Koa, Hono'

/** No question to nobody, no other host, no file but the modules. */
export const DENO: readonly string[] = [
  'run',
  '--no-prompt',
  '--node-modules-dir=manual',
  '--allow-net=127.0.0.1',
  '--allow-env',
]

/** Runs the suite through both files of core's crypto room: what fails in the web's fails. */
async function runBothFiles({ binary }: Installed): Promise<Report> {
  const report = await runProcess(binary, ['node.js'])
  const { failures } = await runProcess(binary, ['--conditions=workerd', 'node.js'])
  const ofWeb = failures.map(({ name, message }) => ({ name: `crypto/web: ${name}`, message }))
  return { ...report, failures: [...report.failures, ...ofWeb] }
}

/** Versions are pinned in `binaries/package.json`. */
export const RUNTIMES: readonly Runtime[] = [
  ...[20, 22, 24, 26].map(
    (major): Runtime => ({
      name: `Node ${major}`,
      adapters: ALL_ADAPTERS,
      find: () => findInPackage(`node${major}-${process.platform}-${process.arch}`, 'bin/node'),
      run: runBothFiles,
    }),
  ),
  {
    name: 'Bun',
    adapters: ALL_ADAPTERS,
    find: () => findForPlatform('bun', 'bin/bun'),
    run: ({ binary }) => runProcess(binary, ['bun.js']),
  },
  {
    name: 'Deno',
    adapters: ALL_ADAPTERS,
    find: () => findForPlatform('deno', 'deno'),
    run: ({ binary }) => runProcess(binary, [...DENO, 'deno.js']),
  },
  {
    name: 'workerd',
    adapters: 'Hono',
    find: () => findForPlatform('workerd', 'bin/workerd'),
    run: runWorkerd,
  },
]
