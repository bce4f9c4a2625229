import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/faults.ts', 'src/merchant.ts', 'src/frozen-holder.ts', 'src/heap-probe.ts'],
  format: 'esm',
  target: 'node20',
  // The servers' finder, and what the fleet's merchant has of the example, are sources only.
  noExternal: [/^@snap-sdk\/(?:test-servers|example-merchant)/],
  external: ['mysql2', 'mysql2/promise', 'pg', 'redis'],
  sourcemap: true,
  silent: true,
})
