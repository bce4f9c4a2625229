import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { build } from 'esbuild'
import { rollup } from 'rollup'
import webpack from 'webpack'
import { SUITE } from '../../src/workspace.ts'

/** What a bundler made. */
export interface Bundle {
  readonly text: string
  /** The files that are in it, as their paths; a bundler may name one twice. */
  readonly files: readonly string[]
}

/** For what a bundle is made. */
export interface BundleFor {
  /** Where it runs, in the bundler's own words. */
  readonly platform: 'node' | 'browser' | 'neutral'
  /** The import conditions beside those that the bundler has for the platform. */
  readonly conditions?: readonly string[]
}

/** What is bundled: a few lines, as an ES module or as CommonJS. */
export interface Entry {
  readonly text: string
  readonly format: 'esm' | 'cjs'
}

/** Makes one file of an entry. Nothing is minified: what is asked is which files are in it. */
export type MakeBundle = (entry: Entry, bundleFor: BundleFor) => Promise<Bundle>

export const BUNDLERS: Readonly<Record<'esbuild' | 'webpack' | 'Rollup', MakeBundle>> = {
  async esbuild({ text: contents }, { platform, conditions = [] }) {
    const { metafile, outputFiles } = await build({
      stdin: { contents, resolveDir: SUITE, loader: 'js' },
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform,
      ...(platform === 'neutral' ? { mainFields: ['module', 'main'] } : {}),
      conditions: [...conditions],
      tsconfigRaw: {}, // the workspace's own names the sources
      logLevel: 'silent',
    })
    return { text: outputFiles.map(({ text }) => text).join(''), files: Object.keys(metafile.inputs) }
  },

  webpack: ({ text, format }, { platform, conditions = [] }) =>
    inFolder(async (folder) => {
      const entry = `${folder}/entry.${{ esm: 'mjs', cjs: 'cjs' }[format]}`
      writeFileSync(entry, text)
      const compiler = webpack({
        mode: 'production',
        entry,
        context: folder,
        output: { path: folder, filename: 'bundle.js', library: { type: 'commonjs2' } },
        target: { node: 'node', browser: 'web', neutral: ['web', 'es2022'] }[platform],
        optimization: { minimize: false },
        resolve: { conditionNames: [...conditions, '...'] },
      })
      const stats = await new Promise<webpack.Stats>((resolve, reject) => {
        compiler.run((error, made) => (made === undefined ? reject(error) : resolve(made)))
      })
      if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }))
      const files = [...stats.compilation.modules].flatMap((module) => namesOf(module))
      return { text: readFileSync(`${folder}/bundle.js`, 'utf8'), files }
    }),

  async Rollup({ text }, { platform, conditions = [] }) {
    const bundle = await rollup({
      input: 'entry',
      external: [/^node:/],
      plugins: [
        {
          name: 'entry',
          resolveId: (id) => (id === 'entry' ? `${SUITE}/entry.js` : undefined),
          load: (id) => (id === `${SUITE}/entry.js` ? text : undefined),
        },
        nodeResolve({
          browser: platform === 'browser',
          exportConditions: [...conditions, ...(platform === 'node' ? ['node'] : [])],
        }),
      ],
    })
    const { output } = await bundle.generate({ format: 'esm', inlineDynamicImports: true })
    await bundle.close()
    return { text: output[0].code, files: Object.keys(output[0].modules) }
  },
}

/** What webpack puts into one module stands in it with its own name. */
function namesOf(module: webpack.Module): string[] {
  const { resource, modules } = module as { resource?: string; modules?: readonly webpack.Module[] } // by kind of module
  return [...(resource === undefined ? [] : [resource]), ...(modules ?? []).flatMap(namesOf)]
}

/** A folder from which `@snap-sdk/*` is found as from this suite's own. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = `${SUITE}/dist/bundle-${randomUUID()}`
  mkdirSync(folder, { recursive: true })
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
