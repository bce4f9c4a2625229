import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runBuilt, runNode, temporaryDirectory } from './support/run-built.ts'

const START = fileURLToPath(new URL('../start.mjs', import.meta.url))

it('starts what is built, without building it again', async () => {
  const { exitCode, stdout, stderr } = await runBuilt('start.mjs', ['--help']).ended
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  expect(stdout).toContain('Usage: npm run merchant')
})

it('builds first what is not built, with the progress on stderr, and hands its arguments on', async () => {
  const script = checkoutWith('node build.mjs')
  const first = await runNode(script, ['--port', '1'], {}).ended
  expect(first).toMatchObject({ exitCode: 0, stdout: 'started with --port 1\n' })
  expect(first.stderr).toContain('The merchant is not built yet: npm run setup')
  expect(first.stderr).toContain('building')

  const second = await runNode(script, [], {}).ended
  expect(second).toEqual({ exitCode: 0, stdout: 'started with \n', stderr: '' })
})

it('says so when the build fails', async () => {
  const { exitCode, stdout, stderr } = await runNode(checkoutWith('exit 3'), [], {}).ended
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
  expect(stderr).toContain('npm run setup failed')
})

it('ends when the shell that npm started it from is gone', async () => {
  // Behind `; :` the shell stays, and dies of SIGTERM without handing it on.
  const shell = spawn('sh', ['-c', `"${process.execPath}" "${START}" --port 0; :`], {
    cwd: temporaryDirectory(),
    env: { PATH: process.env.PATH, npm_lifecycle_event: 'merchant' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  // What the merchant prints ends when the merchant does, not when the shell does.
  let printed = ''
  for await (const chunk of shell.stdout) {
    printed += chunk
    if (/^listening on .*\n/m.test(printed)) shell.kill('SIGTERM')
  }
  expect(printed).toMatch(/SIGTERM: .*\nstopped\n$/)
})

/** A checkout that holds nothing but start.mjs and a setup of its own. @returns The path of its start.mjs. */
function checkoutWith(setup: string): string {
  const root = temporaryDirectory()
  const example = join(root, 'examples', 'merchant')
  mkdirSync(example, { recursive: true })
  copyFileSync(START, join(example, 'start.mjs'))
  writeFileSync(join(root, 'package.json'), JSON.stringify({ private: true, type: 'module', scripts: { setup } }))
  writeFileSync(
    join(root, 'build.mjs'),
    `import { mkdirSync, writeFileSync } from 'node:fs'
console.log('building')
const core = 'examples/merchant/node_modules/@snap-sdk/core/dist'
for (const folder of [core, 'examples/merchant/dist']) mkdirSync(folder, { recursive: true })
writeFileSync(core + '/index.js', '')
writeFileSync('examples/merchant/dist/merchant.js', "console.log('started with', process.argv.slice(2).join(' '))")
`,
  )
  return join(example, 'start.mjs')
}
