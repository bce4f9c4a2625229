import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'
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
interface Chosen {
  readonly crypto: 'node' | 'web'
  readonly arrival: 'node' | 'web'
}
const WEB: Chosen = { crypto: 'web', arrival: 'web' }

/** `npm run doors:web`: every door on the web's file. */
const ON_WEB_CRYPTO = process.env.SNAP_CRYPTO === 'web'

const chosenFiles = ({ crypto, arrival }: Chosen) => [
  { find: /^#crypto$/, replacement: source('packages/core', `crypto/${crypto}.ts`) },
  { find: /^#openapi$/, replacement: source('packages/core', 'openapi/written.ts') },
  { find: /^#arrival$/, replacement: source('packages/hono', `arrival/${arrival}.ts`) },
]
const aliases = Object.entries(FOLDERS).map(([name, folder]) => ({
  find: new RegExp(`^@snap-sdk/${name}$`),
  replacement: source(folder),
}))

/** The tests in which it matters which file makes the cryptography: they run through both. */
const CRYPTO_TESTS = [
  'packages/core/test/{vectors,vectors-through-snap,one-bit-change,secrecy}.test.ts',
  'packages/core/test/snap.test.ts',
  'packages/core/test/authenticate/{access-token,body-hashes,public-key,string-to-sign,verify-signature}.test.ts',
  'packages/core/test/duplicates/{call-identity,captured-calls}.test.ts',
  'packages/core/test/gateways/token-service.test.ts',
  'packages/hono/test/web-requests.test.ts',
  'examples/merchant/test/conformance.web.ts',
]

/** They leave a process as they found it, and so may share one, which then loads the sources once and not for each file. */
const SHARED = [
  'packages/{core,services,gateways,node,express,koa,fastify,hono}/test/**/*.test.ts',
  'packages/{redis,postgres,mysql,opentelemetry,store-suite}/test/**/*.test.ts',
  'packages/simulator/test/{answer,command-line,conformance,doctor,export,report}/**/*.test.ts',
  'packages/simulator/test/*.test.ts',
  'suites/{adapters,gateways,house}/test/**/*.test.ts',
  'campaigns/bench/test/**/*.test.ts',
]

/** These put something in a module's place, or load one anew: each has a process of its own. */
const APART = [
  'packages/core/test/authenticate/partners.test.ts',
  'packages/core/test/openapi-left-out.test.ts',
  'packages/core/test/snap.test.ts',
  'suites/gateways/test/copies.test.ts',
]

const ALL = [
  'packages/*/test/**/*.test.ts',
  'suites/*/test/**/*.test.ts',
  'campaigns/*/test/**/*.test.ts',
  'examples/*/test/**/*.test.ts',
  ...(ON_WEB_CRYPTO ? ['examples/merchant/test/conformance.doors.ts'] : []),
  'tools/test/**/*.test.ts',
]

/** Fails a file that leaves timers behind which are not the process's own: the next file's would never fire. */
const LEAVE_NO_TRACE = fileURLToPath(new URL('./suites/house/test/support/leave-no-trace.ts', import.meta.url))

interface ProjectOptions {
  readonly files: string[]
  readonly without?: readonly string[]
  /** Whether each file has a process of its own. Default true. */
  readonly isolate?: boolean
  /** Default: what Node chooses. */
  readonly chosen?: Chosen
}

function project(name: string, { files, without = [], isolate = true, chosen }: ProjectOptions) {
  const onNode: Chosen = { crypto: ON_WEB_CRYPTO ? 'web' : 'node', arrival: 'node' }
  return {
    extends: true as const,
    resolve: { alias: [...aliases, ...chosenFiles(chosen ?? onNode)] },
    test: {
      name,
      include: files,
      exclude: [...configDefaults.exclude, ...without],
      isolate,
      setupFiles: LEAVE_NO_TRACE,
    },
  }
}

/** What takes longest, and mostly waits: it starts first, so that nothing is left to wait for at the end. */
const LONG = [
  'suites/packages/test/installed',
  'campaigns/faults/test/faults',
  'packages/simulator/test/bad-merchants',
  'tools/test/set-up',
  'examples/merchant/test/',
  'suites/documents/test/',
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
      project('all', { files: ALL, without: SHARED }),
      project('apart', { files: APART }),
      project('shared', { files: SHARED, without: APART, isolate: false }),
      project('web crypto', { files: CRYPTO_TESTS, without: APART, isolate: false, chosen: WEB }),
      project('web crypto, apart', { files: CRYPTO_TESTS.filter((file) => APART.includes(file)), chosen: WEB }),
    ],
    // What hangs hangs for ever; what is slow, on a machine that has much else to do, is not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Many tests wait for a server or a deadline: four at a time fill two cores.
    maxWorkers: 4,
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
