import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/fuzz.ts'],
  format: 'esm',
  target: 'node20',
  // The adapter suite is sources only; its tests are not wanted here.
  noExternal: [/^@snap-sdk\/adapter-suite/],
  sourcemap: true,
  silent: true,
})
