import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeOtherGateways } from '../../src/demo/other-gateways.ts'
import { KINDS, nicoSteps, type Step, symmetricSteps } from '../../src/demo/steps.ts'
import { startBuiltMerchant } from '../support/built-merchant.ts'
import { runBuilt, temporaryDirectory } from '../support/run-built.ts'
import { PRIVATE_KEY, PUBLIC_KEY } from '../support/serve.ts'

const ESCAPE = '\u001b'

function allSteps(): readonly Step[] {
  return [...nicoSteps(), ...symmetricSteps(), ...makeOtherGateways().steps('http://127.0.0.1:1')]
}

/** The built demo, as a process of its own. */
describe('npm run demo', () => {
  it.each(['express', 'koa', 'hono'])('plays each step against %s and ends with exit code 0', async (framework) => {
    const cwd = temporaryDirectory()
    const args = ['--framework', framework, '--verbose']
    const { exitCode, stdout, stderr } = await runBuilt('dist/demo.js', args, { cwd }).ended
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })

    const steps = allSteps()
    for (const [index, { title, expected }] of steps.entries()) {
      const shown = stdout.slice(stdout.indexOf(`\n${index + 1}. ${title}\n`), stdout.indexOf(`\n${index + 2}. `))
      expect(shown).toMatch(/^ {3}POST \/(?:api|openapi|midtrans)\/v1\.0\/\S+ HTTP\/1\.1$/m)
      expect(shown).toMatch(/^ {3}X-TIMESTAMP: \S+\+07:00$/m)
      expect(shown).toMatch(/^ {3}X-SIGNATURE: \S+… \(\d+ characters\)$/m)
      expect(shown).toMatch(/^ {3}string to sign: \S+/m)
      expect(shown).toMatch(new RegExp(`^ {3}HTTP/1\\.1 ${expected.responseCode.slice(0, 3)} `, 'm'))
      expect(shown).toContain(`✔ ${expected.responseCode} ${expected.responseMessage}, as expected: `)
    }
    expect(stdout).toContain(`✔ ${steps.length} of ${steps.length} answers as expected.\nNext: npm run merchant`)
    expect(stdout).not.toContain('✘')
    expect(stdout).not.toContain(ESCAPE)
    expect(readdirSync(cwd)).toEqual([])
  })

  it('shows a line for each step and a closing table, on one screen', async () => {
    const { exitCode, stdout, stderr } = await runBuilt('dist/demo.js', []).ended
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    const steps = allSteps()
    const lines = stdout.split('\n')
    for (const [index, { title, expected, payments }] of steps.entries()) {
      const row = lines.filter((line) => line.startsWith(`✔ ${String(index + 1).padStart(2)}  ${title} `))
      expect(row).toEqual([expect.stringContaining(` ${expected.responseCode} ${expected.responseMessage}`)])
      if (payments !== undefined) expect(row[0]).toMatch(new RegExp(`, ${payments} payments? in the ledger$`))
    }
    for (const [kind, meaning] of Object.entries(KINDS)) {
      const count = steps.filter((step) => step.kind === kind).length
      expect(stdout).toMatch(new RegExp(`^✔ ${meaning} +${count} +${count}$`, 'm'))
    }
    expect(stdout).toContain(`✔ ${steps.length} of ${steps.length} answers as expected.\n`)
    expect(stdout).toContain('npm run demo -- --verbose')
    // npm writes 4 more, the set-up 2.
    expect(lines.length).toBeLessThanOrEqual(54)
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(120)
    for (const text of ['X-SIGNATURE', ESCAPE]) expect(stdout).not.toContain(text)
  })

  it('plays all the codes that the pages and the standard ask for', () => {
    const codes = [...nicoSteps(), ...symmetricSteps()].map(({ expected }) => expected.responseCode)
    const others = makeOtherGateways().steps('http://127.0.0.1:1')
    expect(others.map(({ expected }) => expected.responseCode)).toEqual(['2002500', '2002500', '2002500'])
    expect(new Set(codes)).toEqual(new Set(['2007300', '2000000', '4010000', '4040012', '4040014', '4090000']))
  })

  it('plays against a merchant that runs, and ends with exit code 1 where its answers are others', async () => {
    const { url } = await startBuiltMerchant([], { env: { NICEPAY_PUBLIC_KEY: PUBLIC_KEY } })
    const keyFile = join(temporaryDirectory(), 'key.pem')
    writeFileSync(keyFile, PRIVATE_KEY)
    const play = () => runBuilt('dist/demo.js', ['--target', url, '--private-key', keyFile]).ended

    expect(await play()).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('✔ 11 of 11 answers') })
    // Now the sample bill is paid.
    const { exitCode, stdout } = await play()
    expect(exitCode).toBe(1)
    expect(stdout).toContain('✘ expected 2000000 Successful: the bill is open')
    expect(stdout).toContain('✘ responseCode is "4040014", expected "2000000"')
    expect(stdout).toMatch(/^✘ right calls, answered +3 +1$/m)
    expect(stdout).toContain('\nLook for ✘ above.')
    expect(stdout).toContain('✘ 8 of 11 answers as expected.\n')
  })

  it('ends with exit code 1 where nobody answers', async () => {
    const keyFile = join(temporaryDirectory(), 'key.pem')
    writeFileSync(keyFile, PRIVATE_KEY)
    const args = ['--target', 'http://127.0.0.1:1', '--private-key', keyFile]
    const { exitCode, stdout } = await runBuilt('dist/demo.js', args).ended
    expect(exitCode).toBe(1)
    expect(stdout).toContain('✘ no answer: ')
    expect(stdout).toContain('✘ 0 of 11 answers as expected.')
  })

  it.each([
    { args: ['--framework', 'fastify'], message: "--framework is 'fastify'" },
    { args: ['--target', 'localhost'], message: "--target is 'localhost'; it must be a URL" },
    { args: ['--target', 'http://127.0.0.1:3000'], message: '--target needs --private-key' },
    { args: ['--target', 'http://127.0.0.1:3000', '--private-key', 'nowhere.pem'], message: 'nowhere.pem' },
    { args: ['--all'], message: "Unknown option '--all'" },
  ])('refuses $args with exit code 2', async ({ args, message }) => {
    const { exitCode, stdout, stderr } = await runBuilt('dist/demo.js', args).ended
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toContain(message)
  })

  it('explains itself', async () => {
    const { exitCode, stdout } = await runBuilt('dist/demo.js', ['--help']).ended
    expect(exitCode).toBe(0)
    expect(stdout).toContain('--verbose')
  })
})
