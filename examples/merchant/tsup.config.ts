import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/merchant.ts', 'src/demo.ts'],
  format: 'esm',
  target: 'node20',
  splitting: false,
  sourcemap: true,
  silent: true,
})
