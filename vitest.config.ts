import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type Reporter, type TestSpecification } from 'vitest/node'

/** The folders whose sources stand in for the built packages. */
const FOLDERS: Readonly<Record<string, string>> = {
  core: 'packages/core',
  services: 'packages/services',
  gateways: 'packages/gateways',
  node: 'packages/node',
  express: 'packages/express',
  koa: 'packages/koa',
  fastify: 'packages/fastify',
  hono: 'packages/hono',
  redis: 'packages/redis',
  postgres: 'packages/postgres',
  mysql: 'packages/mysql',
  opentelemetry: 'packages/opentelemetry',
  simulator: 'packages/simulator',
  'store-suite': 'packages/store-suite',
  'adapter-suite': 'suites/adapters',
  'example-suite': 'suites/examples',
}

const source = (folder: string, file = 'index.ts') => fileURLToPath(new URL(`./${folder}/src/${file}`, import.meta.url))

/** What import conditions choose for users: the file for Node or the web's, of core's crypto room and of Hono's door. Both run on Node. */
const chosenFiles = (files: { readonly crypto: 'node' | 'web'; readonly arrival: 'node' | 'web' }) => [
  { find: /^#crypto$/, replacement: source('packages/core', `crypto/${files.crypto}.ts`) },
  { find: /^#arrival$/, replacement: source('packages/hono', `arrival/${files.arrival}.ts`) },
]
const aliases = Object.entries(FOLDERS).map(([name, folder]) => ({
  find: new RegExp(`^@snap-sdk/${name}$`),
  replacement: source(folder),
}))

/** The tests in which it matters which file makes the cryptography: they run through both. */
const CRYPTO_TESTS = [
  'packages/core/test/{vectors,vectors-through-snap,one-bit-change,secrecy,snap}.test.ts',
  'packages/core/test/authenticate/{access-token,body-hashes,public-key,string-to-sign,verify-signature}.test.ts',
  'packages/core/test/duplicates/{call-identity,captured-calls}.test.ts',
  'packages/core/test/gateways/token-service.test.ts',
  'packages/hono/test/web-requests.test.ts',
  'examples/merchant/test/conformance.web.ts',
]

/** `npm run doors:web`: every door on the web's file. */
const ON_WEB_CRYPTO = process.env.SNAP_CRYPTO === 'web'

/** What takes longest, and mostly waits: it starts first, so that nothing is left to wait for at the end. */
const LONG = [
  'campaigns/faults/test/faults',
  'packages/simulator/test/bad-merchants',
  'suites/packages/test/installed',
  'examples/merchant/test/',
  'packages/mysql/test/transactions',
  'packages/postgres/test/transactions',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((part) => moduleId.includes(part))
      return at === -1 ? LONG.length : at
    }
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}

/** Ends the output with the count alone on a line, whatever is printed in between. */
const countLine: Reporter = {
  onTestRunEnd(modules, unhandledErrors) {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state]++
      if (module.state() === 'failed' && module.errors().length > 0) count.failed++
    }
    const skipped = count.skipped + count.pending
    process.once('exit', () => {
      console.log(`${count.passed} passed, ${count.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
    })
  },
}

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        resolve: {
          alias: [...aliases, ...chosenFiles({ crypto: ON_WEB_CRYPTO ? 'web' : 'node', arrival: 'node' })],
        },
        test: {
          name: 'all',
          include: [
            'packages/*/test/**/*.test.ts',
            'suites/*/test/**/*.test.ts',
            'campaigns/*/test/**/*.test.ts',
            'examples/*/test/**/*.test.ts',
            ...(ON_WEB_CRYPTO ? ['examples/merchant/test/conformance.doors.ts'] : []),
            'tools/test/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        resolve: { alias: [...aliases, ...chosenFiles({ crypto: 'web', arrival: 'web' })] },
        test: { name: 'web crypto', include: CRYPTO_TESTS },
      },
    ],
    testTimeout: 20_000,
    // Many tests wait for a server or a deadline: three at a time fill two cores.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', countLine],
    coverage: {
      provider: 'v8',
      include: ['packages/core/src/**'],
      reporter: ['text-summary', 'html'],
      thresholds: { statements: 98, branches: 98 },
    },
  },
})
