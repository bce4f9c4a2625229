import { defineConfig } from 'tsup'
import { library } from '../../tsup.base.ts'

export default defineConfig([
  ...library(),
  {
    entry: ['src/snap-simulator.ts'],
    format: 'esm',
    target: 'node20',
    removeNodeProtocol: false,
    silent: true,
  },
  {
    // The page of `npx @snap-sdk/simulator open`, as a browser runs it.
    entry: { page: 'src/open/page/page.ts' },
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    outExtension: () => ({ js: '.js' }),
    silent: true,
  },
])
