import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import { build, type Plugin } from 'esbuild'
import type * as bundled from './bundle-entry.ts'

/** What each process has loaded. */
export type Library = typeof bundled

/** What a process has instead of the machine's own: its clock, its timers, its chance. */
export interface Globals {
  readonly setTimeout: unknown
  readonly clearTimeout: unknown
  readonly setInterval: unknown
  readonly clearInterval: unknown
  readonly setImmediate: unknown
  readonly clearImmediate: unknown
  readonly performance: unknown
  readonly Date: unknown
  readonly Math: unknown
  readonly crypto: unknown
  readonly console: unknown
  readonly require: unknown
}

/** The library as one script: each call makes a copy with globals of its own. */
export type LoadLibrary = (globals: Globals) => Library

/** A piece of a source file that is put in the place of another. */
export interface Patch {
  /** From the root of the repository. */
  readonly file: string
  /** It stands in the file exactly once. */
  readonly text: string
  readonly instead: string
}

/** The text that a patch looks for is not there, or there twice: somebody has changed the source. */
export class PatchDoesNotApply extends Error {
  override readonly name = 'PatchDoesNotApply'
}

const NAMES = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'clearImmediate',
  'performance',
  'Date',
  'Math',
  'crypto',
  'console',
  'require',
] as const satisfies readonly (keyof Globals)[]

/** The root of the repository, whether this runs from `src` or from `dist`. */
export const ROOT: string = findRoot(dirname(fileURLToPath(import.meta.url)))

function findRoot(folder: string): string {
  return existsSync(join(folder, 'pnpm-workspace.yaml')) ? folder : findRoot(dirname(folder))
}

/** @throws PatchDoesNotApply */
export function checkPatch({ file, text }: Patch): void {
  const count = readFileSync(join(ROOT, file), 'utf8').split(text).length - 1
  if (count === 1) return
  throw new PatchDoesNotApply(
    `${file} holds this text ${count} times, and the plant wants it once: «${text}». The source has changed: give the plant the new text.`,
  )
}

/** Bundles the sources of core, services and gateways, with what they need, into one script. @throws PatchDoesNotApply */
export async function bundleLibrary(patches: readonly Patch[] = []): Promise<LoadLibrary> {
  for (const patch of patches) checkPatch(patch)
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'campaigns/simulation/src/world/bundle-entry.ts')],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
    plugins: [fromSources, patched(patches)],
  })
  const [output] = outputFiles
  const text = `(function (${NAMES.join(', ')}) { const module = { exports: {} }; ${output?.text ?? ''}\nreturn module.exports })`
  const make = new Script(text, { filename: 'snap-sdk.simulated.js' }).runInThisContext()
  return (globals) => make(...NAMES.map((name) => globals[name]))
}

/** The packages of the repository are their sources, not what was built of them. */
const fromSources: Plugin = {
  name: 'from-sources',
  setup({ onResolve }) {
    onResolve({ filter: /^@snap-sdk\// }, ({ path }) => ({
      path: join(ROOT, 'packages', path.replace('@snap-sdk/', ''), 'src/index.ts'),
    }))
    onResolve({ filter: /^#crypto$/ }, () => ({ path: join(ROOT, 'packages/core/src/crypto/node.ts') }))
    onResolve({ filter: /^#openapi$/ }, () => ({ path: join(ROOT, 'packages/core/src/openapi/left-out.ts') }))
  },
}

function patched(patches: readonly Patch[]): Plugin {
  return {
    name: 'patched',
    setup({ onLoad }) {
      onLoad({ filter: /packages\/\w+\/src\/.*\.ts$/ }, ({ path }) => {
        const mine = patches.filter(({ file }) => path === join(ROOT, file))
        if (mine.length === 0) return undefined
        const source = readFileSync(path, 'utf8')
        return {
          contents: mine.reduce((text, patch) => text.replace(patch.text, () => patch.instead), source),
          loader: 'ts',
        }
      })
    },
  }
}
