// Runs the merchant, and builds it first where nothing is built yet. Needs nothing but Node and npm.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const BUILT = ['dist/merchant.js', 'node_modules/@snap-sdk/core/dist/index.js']
const isBuilt = () => BUILT.every((file) => existsSync(new URL(file, import.meta.url)))

if (!isBuilt()) {
  console.error('The merchant is not built yet: npm run setup')
  const { status } = spawnSync('npm', ['run', '--silent', 'setup'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error('npm run setup failed. Mend what it says above, and try again.')
    process.exit(1)
  }
}

await import('./dist/merchant.js')
