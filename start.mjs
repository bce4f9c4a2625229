// Runs a program of this repository, and first sets up what changed. Needs nothing but Node and npm.
import { setUp } from './tools/setup.mjs'

const PROGRAMS = {
  demo: 'examples/merchant/dist/demo.js',
  merchant: 'examples/merchant/dist/merchant.js',
  simulator: 'packages/simulator/dist/snap-simulator.js',
}

const parent = process.ppid
const [name] = process.argv.splice(2, 1)
const program = PROGRAMS[name]
if (program === undefined) {
  console.error(`Usage: node start.mjs ${Object.keys(PROGRAMS).join('|')} [arguments]`)
  process.exit(2)
}

if (!(await setUp())) {
  console.error('npm run setup failed. Mend what it says above, and try again.')
  process.exit(1)
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
