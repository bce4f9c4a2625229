import type { Options } from 'tsup'
import { markPure } from './mark-pure.ts'
import { writeDeclarations } from './write-declarations.ts'

interface LibraryOptions {
  /** `src/index.ts` */
  readonly entry?: string[]
  /** `dist` */
  readonly outDir?: string
  /** Whether somebody imports the types of these entries: yes. */
  readonly dts?: boolean
  readonly inlineForCommonJs?: string[]
  readonly external?: string[]
}

/**
 * One package's build: an ESM file with its dependencies left outside, and a CommonJS file.
 *
 * `inlineForCommonJs` names the dependencies that exist as ESM only, so that `require` works without them.
 */
export function library({
  entry = ['src/index.ts'],
  outDir = 'dist',
  dts = true,
  inlineForCommonJs = [],
  external = [],
}: LibraryOptions = {}): Options[] {
  const shared: Options = {
    entry,
    outDir,
    platform: 'neutral',
    target: 'es2022',
    splitting: false,
    sourcemap: true,
    treeshake: true,
    removeNodeProtocol: false,
    external: [/^node:/, ...external],
    silent: true,
  }
  const plugins = [
    { name: 'mark-pure', renderChunk: (code: string) => ({ code: markPure(code) }) },
    { name: 'declarations', buildEnd: () => (dts ? writeDeclarations(entry, outDir) : undefined) },
  ]
  return [
    { ...shared, format: 'esm', plugins },
    { ...shared, format: 'cjs', noExternal: inlineForCommonJs },
  ]
}
