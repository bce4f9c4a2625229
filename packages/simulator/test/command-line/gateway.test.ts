import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DIALECTS } from '../../src/dialects/index.ts'
import { runTool } from '../support/run-tool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describe('--gateway', () => {
  it.each(Object.values(DIALECTS))('keys, then a call, of $name', async ({ name, clientId, usual }) => {
    const cwd = temporaryFolder()
    const keys = await runTool(['keys', '--gateway', name], { cwd })
    expect([keys.exitCode, keys.stderr]).toEqual([0, ''])
    const prefix = name.toUpperCase().replaceAll('-', '_')
    expect(keys.stdout).toContain(`${prefix}_CLIENT_ID="${clientId}"`)
    const config = JSON.parse(readFileSync(join(cwd, '.snap/snap-simulator.json'), 'utf8'))
    expect(config).toMatchObject({ gateway: name, clientId, privateKey: `${name}-private-key.pem` })
    // The config file names the gateway, and a port where nobody listens shows that the call was made.
    const call = await runTool(['call', String(usual[0]), '--url', 'http://127.0.0.1:1'], { cwd })
    expect([call.exitCode, call.stderr]).toEqual([1, ''])
    expect(call.stdout).toContain('No answer')
  })

  it.each(Object.values(DIALECTS))('check --list names the cases of $name', async ({ name, usual, token }) => {
    const { exitCode, stdout } = await runTool(['check', '--gateway', name, '--list'])
    expect(exitCode).toBe(0)
    for (const service of usual) expect(stdout).toContain(`${service}-valid (must)`)
    expect(stdout.includes('token-valid (must)')).toBe(token !== undefined)
    if (!name.startsWith('nicepay')) expect(stdout).not.toMatch(/^ {2}NIC|as NICEPAY/m)
  })

  it.each<[string[], string]>([
    [['call', 'inquiry', '--gateway', 'bca'], 'call takes one of token, va-inquiry, va-payment, intrabank-notify'],
    [['call', 'token', '--gateway', 'bank'], "--gateway is 'bank'; it must be one of ayolinx, bca,"],
    [['keys', '--gateway', 'bank'], "--gateway is 'bank'"],
    [
      ['check', '--gateway', 'bri', '--service', 'debit-notify'],
      "--service is 'debit-notify'; what BRI calls: va-inquiry",
    ],
    [
      ['call', 'qr-notify', '--gateway', 'ayolinx', '--service-path', 'qr=/x', '--url', 'http://127.0.0.1:1'],
      "--service-path is 'qr=/x'; it must be one of qr-notify, and a path",
    ],
  ])('refuses %j with exit code 2 and the fix', async (args, message) => {
    const { exitCode, stderr } = await runTool(args, { cwd: temporaryFolder() })
    expect(exitCode).toBe(2)
    expect(stderr).toContain(message)
  })
})
