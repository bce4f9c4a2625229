// Runs the merchant, and builds it first where nothing is built yet. Needs nothing but Node and npm.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const parent = process.ppid
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

// npm starts a shell that starts this, and some shells die of a signal without handing it on: then nobody is left to stop the merchant.
if (process.env.npm_lifecycle_event !== undefined) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 200)
  watch.unref()
}

await import('./dist/merchant.js')
