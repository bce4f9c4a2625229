import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Options } from 'tsup'

type Plugin = NonNullable<Options['esbuildPlugins']>[number]

const SUITE = new URL('../../suites/adapters/src/', import.meta.url)
const FOLDERS: Readonly<Record<string, string>> = { web: 'cases', socket: 'socket-cases' }

/** `adapter-cases:web` and `adapter-cases:socket`: a file of the folder is a case. */
const listCases: Plugin = {
  name: 'adapter-cases',
  setup(build) {
    build.onResolve({ filter: /^adapter-cases:/ }, ({ path }) => ({ path, namespace: 'adapter-cases' }))
    build.onLoad({ filter: /./, namespace: 'adapter-cases' }, ({ path }) => {
      const folder = new URL(`${FOLDERS[path.split(':')[1] ?? '']}/`, SUITE)
      const files = readdirSync(folder)
      return {
        resolveDir: fileURLToPath(folder),
        contents: [
          ...files.map((file, index) => `import { run as case${index} } from './${file}'`),
          `export const cases = [${files.map((file, index) => `['${file.replace(/\.ts$/, '')}', case${index}]`)}]`,
        ].join('\n'),
      }
    })
  },
}

/** What stands in for the two that need Node: an `expect` without vitest, a gateway that signs with WebCrypto. */
const STAND_INS: Readonly<Record<string, string>> = {
  vitest: './src/suite/expect.ts',
  '@snap-sdk/simulator': './src/suite/web-gateway.ts',
}

const standIn: Plugin = {
  name: 'stand-ins',
  setup(build) {
    build.onResolve({ filter: /^(vitest|@snap-sdk\/simulator)$/ }, ({ path }) => ({
      path: fileURLToPath(new URL(STAND_INS[path] ?? '', import.meta.url)),
    }))
  },
}

/** The sources are tested elsewhere: here stands what users install. */
const builtOnly: Plugin = {
  name: 'built-only',
  setup(build) {
    build.onLoad(
      { filter: /packages[\\/](core|services|gateways|node|express|koa|hono)[\\/]src[\\/]/ },
      ({ path }) => ({
        errors: [{ text: `${path} is a source; the suite tests built packages` }],
      }),
    )
  },
}

/** The crypto room of the web as it is built: what users install. */
const builtCrypto: Plugin = {
  name: 'built-crypto',
  setup(build) {
    build.onResolve({ filter: /^#crypto$/ }, () => ({
      path: fileURLToPath(new URL('../../packages/core/dist/crypto/web.js', import.meta.url)),
    }))
  },
}

const shared: Options = {
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  splitting: false,
  silent: true,
  removeNodeProtocol: false,
  tsconfig: './tsconfig.json',
}
const suite: Options = { ...shared, esbuildPlugins: [listCases, standIn, builtOnly] }

export default defineConfig([
  // The commands.
  {
    ...shared,
    entry: ['runtimes', 'examples', 'frameworks', 'compare'].map((name) => `src/command/${name}.ts`),
    platform: 'node',
  },
  // What users install is loaded by each runtime's own means, from node_modules.
  {
    ...suite,
    entry: ['node', 'bun', 'deno'].map((name) => `src/entries/${name}.ts`),
    external: [/^node:/],
  },
  // The comparison with the first house is about one file of core, in one file for each runtime.
  {
    ...shared,
    entry: ['bun', 'deno', 'workerd'].map((name) => `src/entries/compare-${name}.ts`),
    esbuildPlugins: [builtCrypto],
    noExternal: [/./],
    esbuildOptions(options) {
      options.mainFields = ['module', 'main']
    },
  },
  // On the edge one file holds all. Nothing of Node is left outside: a `node:` import would not build.
  {
    ...suite,
    entry: ['src/entries/workerd.ts'],
    noExternal: [/./],
    esbuildOptions(options) {
      options.conditions = ['workerd', 'worker']
      options.mainFields = ['module', 'main']
    },
  },
])
