import type { Options } from 'tsup'

const dts = { compilerOptions: { ignoreDeprecations: '6.0', types: ['node'] } }

/**
 * One package's build: an ESM file with its dependencies left outside, and a CommonJS file.
 *
 * `inline` names private packages that become part of both files. `inlineForCommonJs` names the dependencies that exist as ESM
 * only, so that `require` works without them.
 */
export function library({
  inline = [],
  inlineForCommonJs = [],
}: {
  inline?: string[]
  inlineForCommonJs?: string[]
} = {}): Options[] {
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
    { ...shared, format: 'esm', noExternal: inline },
    { ...shared, format: 'cjs', noExternal: [...inline, ...inlineForCommonJs] },
  ]
}
