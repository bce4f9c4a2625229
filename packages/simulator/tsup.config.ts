import { defineConfig } from 'tsup'
import { library } from '../../tsup.base.ts'

export default defineConfig([
  ...library(),
  {
    entry: ['src/snap-simulator.ts'],
    format: 'esm',
    target: 'node20',
    removeNodeProtocol: false,
    banner: { js: '#!/usr/bin/env node' },
    silent: true,
  },
])
