import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (name: string) => fileURLToPath(new URL(`./packages/${name}/src/index.ts`, import.meta.url))

export default defineConfig({
  resolve: {
    alias: Object.fromEntries(
      ['core', 'nicepay', 'express', 'koa', 'hono', 'simulator', 'adapter-suite'].map((name) => [
        `@snap-sdk/${name}`,
        source(name),
      ]),
    ),
  },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'examples/*/test/**/*.test.ts'],
    testTimeout: 20_000,
    coverage: {
      provider: 'v8',
      include: ['packages/core/src/**'],
      reporter: ['text-summary', 'html'],
      thresholds: { statements: 98, branches: 98 },
    },
  },
})
