import type { Options } from 'tsup'

const dts = { compilerOptions: { ignoreDeprecations: '6.0', types: ['node'] } }

/**
 * One package's build: an ESM file with its dependencies left outside, and a CommonJS file.
 *
 * `inlineForCommonJs` names the dependencies that exist as ESM only, so that `require` works without them.
 */
export function library({ inlineForCommonJs = [] }: { inlineForCommonJs?: string[] } = {}): Options[] {
  const shared: Options = {
    entry: ['src/index.ts'],
    platform: 'neutral',
    target: 'es2022',
    splitting: false,
    sourcemap: true,
    treeshake: true,
    removeNodeProtocol: false,
    external: [/^node:/],
    dts,
    silent: true,
  }
  return [
    { ...shared, format: 'esm' },
    { ...shared, format: 'cjs', noExternal: inlineForCommonJs },
  ]
}
