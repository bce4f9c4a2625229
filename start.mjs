// Runs a program of this repository, and builds it first where nothing is built yet. Needs nothing but Node and npm.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Each program's file, and what must be built for it. */
const PROGRAMS = {
  merchant: ['examples/merchant/dist/merchant.js', 'examples/merchant/node_modules/@snap-sdk/core/dist/index.js'],
  simulator: ['packages/simulator/dist/snap-simulator.js'],
}

const parent = process.ppid
const [name] = process.argv.splice(2, 1)
const [program, ...others] = PROGRAMS[name] ?? []
if (program === undefined) throw new Error(`usage: node start.mjs ${Object.keys(PROGRAMS).join('|')} [arguments]`)

if (![program, ...others].every((file) => existsSync(new URL(file, import.meta.url)))) {
  console.error(`The ${name} is not built yet: npm run setup`)
  const { status } = spawnSync('npm', ['run', '--silent', 'setup'], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error('npm run setup failed. Mend what it says above, and try again.')
    process.exit(1)
  }
}

// npm starts a shell that starts this, and some shells die of a signal without handing it on: then nobody is left to stop it.
if (process.env.npm_lifecycle_event !== undefined) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 200)
  watch.unref()
}

await import(new URL(program, import.meta.url).href)
