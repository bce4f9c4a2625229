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
  simulator: 'packages/simulator',
  'store-suite': 'packages/store-suite',
  'adapter-suite': 'suites/adapters',
}

const source = (folder: string) => fileURLToPath(new URL(`./${folder}/src/index.ts`, import.meta.url))

/** Both files of core's crypto room run on Node: `#crypto` is the first one, or with SNAP_CRYPTO=web the second. */
const cryptoFile = (name: string) => ({
  find: /^#crypto$/,
  replacement: fileURLToPath(new URL(`./packages/core/src/crypto/${name}.ts`, import.meta.url)),
})
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
]

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
        resolve: { alias: [...aliases, cryptoFile(process.env.SNAP_CRYPTO === 'web' ? 'web' : 'node')] },
        test: {
          name: 'all',
          include: [
            'packages/*/test/**/*.test.ts',
            'suites/*/test/**/*.test.ts',
            'campaigns/*/test/**/*.test.ts',
            'examples/*/test/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        resolve: { alias: [...aliases, cryptoFile('web')] },
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
