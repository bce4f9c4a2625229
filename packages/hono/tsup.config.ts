import { defineConfig } from 'tsup'
import { library } from '../../tsup.base.ts'

/** `#arrival` stays outside of the main file: which of the two files it is, the user's runtime or bundler chooses. */
export default defineConfig([
  ...library({ external: ['#arrival'] }),
  ...library({ entry: ['src/arrival/node.ts', 'src/arrival/web.ts'], outDir: 'dist/arrival', dts: false }),
])
