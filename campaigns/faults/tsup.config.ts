import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/faults.ts', 'src/heap-probe.ts'],
  format: 'esm',
  target: 'node20',
  // The servers' finder is sources only.
  noExternal: ['@snap-sdk/test-servers'],
  external: ['pg', 'redis'],
  sourcemap: true,
  silent: true,
})
