import { defineConfig } from 'tsup'

export default defineConfig({
  // The command, and what it starts as processes of their own.
  entry: ['src/bench.ts', 'src/children/*.ts'],
  format: 'esm',
  target: 'node20',
  splitting: false,
  // The store suite is sources only; its tests are not wanted here.
  noExternal: ['@snap-sdk/store-suite'],
  external: ['vitest', 'pg', 'redis'],
  sourcemap: true,
  silent: true,
})
