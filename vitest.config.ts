import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import type { Reporter } from 'vitest/node'

/** The folders whose sources stand in for the built packages. */
const FOLDERS: Readonly<Record<string, string>> = {
  core: 'packages/core',
  services: 'packages/services',
  gateways: 'packages/gateways',
  node: 'packages/node',
  express: 'packages/express',
  koa: 'packages/koa',
  hono: 'packages/hono',
  redis: 'packages/redis',
  postgres: 'packages/postgres',
  simulator: 'packages/simulator',
  'store-suite': 'packages/store-suite',
  'adapter-suite': 'suites/adapters',
}

const source = (folder: string) => fileURLToPath(new URL(`./${folder}/src/index.ts`, import.meta.url))

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
  resolve: {
    alias: Object.entries(FOLDERS).map(([name, folder]) => ({
      find: new RegExp(`^@snap-sdk/${name}$`),
      replacement: source(folder),
    })),
  },
  test: {
    include: [
      'packages/*/test/**/*.test.ts',
      'suites/*/test/**/*.test.ts',
      'campaigns/*/test/**/*.test.ts',
      'examples/*/test/**/*.test.ts',
    ],
    testTimeout: 20_000,
    // Many tests wait for a server or a deadline: two at a time fill two cores.
    maxWorkers: 2,
    reporters: ['default', countLine],
    coverage: {
      provider: 'v8',
      include: ['packages/core/src/**'],
      reporter: ['text-summary', 'html'],
      thresholds: { statements: 98, branches: 98 },
    },
  },
})
