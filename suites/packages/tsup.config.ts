import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/pack.ts', 'src/packages.ts', 'src/release-dry.ts'],
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  silent: true,
})
