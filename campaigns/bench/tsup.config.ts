import { defineConfig } from 'tsup'

export default defineConfig({
  // The command, and what it starts as processes of their own.
  entry: ['src/bench.ts', 'src/profile.ts', 'src/children/*.ts'],
  format: 'esm',
  target: 'node20',
  splitting: false,
  // The servers' finder is sources only.
  noExternal: ['@snap-sdk/test-servers'],
  external: ['pg', 'redis'],
  sourcemap: true,
  silent: true,
})
