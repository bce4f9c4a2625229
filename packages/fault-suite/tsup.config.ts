import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/faults.ts', 'src/heap-probe.ts'],
  format: 'esm',
  target: 'node20',
  // The store suite is sources only; its tests are not wanted here.
  noExternal: ['@snap-sdk/store-suite'],
  external: ['vitest', 'pg', 'redis'],
  sourcemap: true,
  silent: true,
})
