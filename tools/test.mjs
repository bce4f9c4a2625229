// All that must pass: set-up, then the tests, and lint and types beside them.
import { spawn } from 'node:child_process'
import { setUp } from './setup.mjs'

if (!(await setUp())) process.exit(1)

const check = runScript('check', ['ignore', 'pipe', 'pipe'])
const unit = runScript('unit', 'inherit')

let printed = ''
for (const stream of [check.child.stdout, check.child.stderr]) {
  stream.setEncoding('utf8').on('data', (text) => {
    printed += text
  })
}
// Whole, so that it does not mix with the tests' lines.
check.status.then((status) => console.error(`${printed}npm run check: ${status === 0 ? 'passed' : 'failed'}`))

const [checked, tested] = await Promise.all([check.status, unit.status])
if (checked !== 0) console.error('npm run check failed: see above, between the tests.')
process.exitCode = checked === 0 && tested === 0 ? 0 : 1

function runScript(name, stdio) {
  const child = spawn('npm', ['run', '--silent', name], { stdio, shell: process.platform === 'win32' })
  return { child, status: new Promise((resolve) => child.once('close', resolve)) }
}
