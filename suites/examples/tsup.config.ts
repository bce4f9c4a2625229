import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/examples.ts', 'src/checked-examples.ts'],
  format: 'esm',
  external: ['mysql2', 'pg'],
  target: 'node20',
  sourcemap: true,
  silent: true,
})
