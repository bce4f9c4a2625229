import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/pack.ts', 'src/packages.ts', 'src/release-dry.ts', 'src/release-version.ts'],
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  silent: true,
})
