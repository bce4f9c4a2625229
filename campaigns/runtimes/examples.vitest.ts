import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** `npm run examples:runtimes`: the examples as their users get them, on the built packages. `*.test.ts` runs in `npm test`, too. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['examples/*/test/*.example.ts', 'examples/*/test/*.test.ts'],
    exclude: ['examples/merchant/**', '**/node_modules/**'],
    testTimeout: 300_000, // a production build is among them
    maxWorkers: 2,
  },
})
