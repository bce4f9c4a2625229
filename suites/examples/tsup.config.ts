import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/examples.ts'],
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  silent: true,
})
