import type { Options } from 'tsup'
import { markPure } from './mark-pure.ts'

const compilerOptions = { ignoreDeprecations: '6.0', types: ['node'] }

interface LibraryOptions extends Pick<Options, 'entry' | 'outDir' | 'dts'> {
  readonly inlineForCommonJs?: string[]
  readonly external?: string[]
  /** Where the declarations' compiler finds what stays outside. */
  readonly paths?: Record<string, string[]>
}

/**
 * One package's build: an ESM file with its dependencies left outside, and a CommonJS file.
 *
 * `inlineForCommonJs` names the dependencies that exist as ESM only, so that `require` works without them.
 */
export function library({
  inlineForCommonJs = [],
  external = [],
  paths = {},
  ...options
}: LibraryOptions = {}): Options[] {
  const shared: Options = {
    entry: ['src/index.ts'],
    platform: 'neutral',
    target: 'es2022',
    splitting: false,
    sourcemap: true,
    treeshake: true,
    removeNodeProtocol: false,
    external: [/^node:/, ...external],
    dts: { compilerOptions: { ...compilerOptions, paths } },
    silent: true,
    ...options,
  }
  return [
    { ...shared, format: 'esm', plugins: [{ name: 'mark-pure', renderChunk: (code) => ({ code: markPure(code) }) }] },
    { ...shared, format: 'cjs', noExternal: inlineForCommonJs },
  ]
}
