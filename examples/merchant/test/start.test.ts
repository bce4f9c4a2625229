import { spawn } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runNode, temporaryDirectory } from './support/run-built.ts'

const START = fileURLToPath(new URL('../../../start.mjs', import.meta.url))

it.each([
  ['merchant', 'Usage: npm run merchant'],
  ['simulator', 'Usage: snap-simulator <command>'],
])('starts the built %s, without building it again', async (program, usage) => {
  const { exitCode, stdout, stderr } = await runNode(START, [program, '--help'], {}).ended
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  expect(stdout).toContain(usage)
})

it("ends with the simulator's exit code", async () => {
  const { exitCode, stderr } = await runNode(START, ['simulator', 'call', 'token'], {}).ended
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--url is missing')])
})

it('builds first what is not built, with the progress on stderr, and hands its arguments on', async () => {
  const script = checkoutWith('node build.mjs')
  const first = await runNode(script, ['merchant', '--port', '1'], {}).ended
  expect(first).toMatchObject({ exitCode: 0, stdout: 'started with --port 1\n' })
  expect(first.stderr).toContain('The merchant is not built yet: npm run setup')
  expect(first.stderr).toContain('building')

  const second = await runNode(script, ['merchant'], {}).ended
  expect(second).toEqual({ exitCode: 0, stdout: 'started with \n', stderr: '' })
})

it('says so when the build fails', async () => {
  const { exitCode, stdout, stderr } = await runNode(checkoutWith('exit 3'), ['merchant'], {}).ended
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
  expect(stderr).toContain('npm run setup failed')
})

it('ends when the shell that npm started it from is gone', async () => {
  // Behind `; :` the shell stays, and dies of SIGTERM without handing it on.
  const shell = spawn('sh', ['-c', `"${process.execPath}" "${START}" merchant --port 0; :`], {
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
  copyFileSync(START, join(root, 'start.mjs'))
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
  return join(root, 'start.mjs')
}
