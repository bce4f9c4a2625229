import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runNode, temporaryDirectory } from './support/run-built.ts'

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url))

it.each([
  ['merchant', 'Usage: npm run merchant'],
  ['demo', '--verbose'],
  ['simulator', 'Usage: '],
])('starts the built %s', async (program, usage) => {
  const { exitCode, stdout, stderr } = await runNode(builtCheckout(), [program, '--help'], {}).ended
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  expect(stdout).toContain(usage)
})

it('says what it starts where nothing, or nothing of the kind, is named', async () => {
  for (const args of [[], ['shop']]) {
    const { exitCode, stdout, stderr } = await runNode(builtCheckout(), args, {}).ended
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toBe('Usage: node start.mjs demo|merchant|simulator [arguments]\n')
  }
})

it("ends with the simulator's exit code", async () => {
  const { exitCode, stderr } = await runNode(builtCheckout(), ['simulator', 'call', 'token'], {}).ended
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--url is missing')])
})

it('sets up first, with the progress on stderr, and hands its arguments on', async () => {
  const script = checkoutWith("process.stderr.write('building')\nreturn true")
  const { exitCode, stdout, stderr } = await runNode(script, ['merchant', '--port', '1'], {}).ended
  expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: 'started with --port 1\n', stderr: 'building' })
})

it('starts nothing when the set-up fails', async () => {
  const { exitCode, stdout, stderr } = await runNode(checkoutWith('return false'), ['merchant'], {}).ended
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
  expect(stderr).toContain('npm run setup failed')
})

it('ends when the shell that npm started it from is gone', async () => {
  // Behind `; :` the shell stays, and dies of SIGTERM without handing it on.
  const shell = spawn('sh', ['-c', `"${process.execPath}" "${builtCheckout()}" merchant --port 0; :`], {
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

/** A checkout that holds start.mjs, a set-up of its own and a merchant. @returns The path of its start.mjs. */
function checkoutWith(setUp: string): string {
  const root = temporaryDirectory()
  mkdirSync(join(root, 'examples/merchant/dist'), { recursive: true })
  writeFileSync(
    join(root, 'examples/merchant/dist/merchant.js'),
    "console.log('started with', process.argv.slice(2).join(' '))",
  )
  return writeStart(root, setUp)
}

/** What is built here, behind a set-up that does nothing: other tests read what it would build. */
function builtCheckout(): string {
  const root = temporaryDirectory()
  for (const folder of ['examples', 'packages']) symlinkSync(join(REPOSITORY, folder), join(root, folder), 'junction')
  return writeStart(root, 'return true')
}

function writeStart(root: string, setUp: string): string {
  mkdirSync(join(root, 'tools'))
  writeFileSync(join(root, 'tools/setup.mjs'), `export async function setUp() {\n${setUp}\n}\n`)
  copyFileSync(join(REPOSITORY, 'start.mjs'), join(root, 'start.mjs'))
  return join(root, 'start.mjs')
}
