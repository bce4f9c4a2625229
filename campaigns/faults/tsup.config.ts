import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/faults.ts', 'src/merchant.ts', 'src/heap-probe.ts'],
  format: 'esm',
  target: 'node20',
  // The servers' finder, and what the fleet's merchant has of the example, are sources only.
  noExternal: [/^@snap-sdk\/(?:test-servers|example-merchant)/],
  external: ['pg', 'redis'],
  sourcemap: true,
  silent: true,
})
