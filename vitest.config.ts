import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import type { Reporter } from 'vitest/node'

const PACKAGES = [
  'core',
  'nicepay',
  'express',
  'koa',
  'hono',
  'node-http',
  'redis',
  'postgres',
  'simulator',
  'adapter-suite',
  'store-suite',
]

const source = (name: string) => fileURLToPath(new URL(`./packages/${name}/src/index.ts`, import.meta.url))

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
    alias: PACKAGES.map((name) => ({ find: new RegExp(`^@snap-sdk/${name}$`), replacement: source(name) })),
  },
  test: {
    include: [
      'packages/*/test/**/*.test.ts',
      'examples/*/test/**/*.test.ts',
      'bench/test/**/*.test.ts',
      'runtimes/test/**/*.test.ts',
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
