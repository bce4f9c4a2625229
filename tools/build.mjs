// Builds packages for setup.mjs, which sends their folders one by one: a package's own `npm run build`, without starting anew for each.
import { rm } from 'node:fs/promises'
import { build } from 'tsup'

process.on('message', async (folder) => {
  try {
    // tsup reads a package's manifest and configuration from the working directory, esbuild remembers the first one.
    process.chdir(folder)
    await rm('dist', { recursive: true, force: true })
    await build({
      esbuildOptions(options) {
        options.absWorkingDir = folder
      },
    })
    process.send({ folder })
  } catch (error) {
    console.error(error)
    process.send({ folder, failed: true })
  }
})
