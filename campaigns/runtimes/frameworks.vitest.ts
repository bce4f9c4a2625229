import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** `npm run frameworks`: harnesses of what is installed for them alone, on the built packages. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['campaigns/runtimes/test/*.harness.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
