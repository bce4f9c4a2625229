import { createPrivateKey, createPublicKey } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readIdentity } from '../../src/command-line/options/identity.ts'
import { runTool } from '../support/run-tool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describe('keys', () => {
  it('makes a pair, a client ID and a client secret that are found by themselves', async () => {
    const cwd = temporaryFolder()
    const { exitCode, stdout } = await runTool(['keys', '--signature', 'symmetric'], { cwd })
    expect(exitCode).toBe(0)
    const folder = join(cwd, '.snap')
    expect(readdirSync(folder).sort()).toEqual([
      '.gitignore',
      'nicepay-private-key.pem',
      'nicepay-public-key.pem',
      'snap-simulator.json',
    ])
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*\n')

    const { clientId, clientSecret, signature, privateKey } = readIdentity({}, { cwd, env: {} })
    expect([clientId, signature]).toEqual(['IONPAYTEST', 'symmetric'])
    expect(Buffer.from(clientSecret ?? '', 'base64url')).toHaveLength(32)
    expect(privateKey.asymmetricKeyDetails?.modulusLength).toBe(2048)
    expect(stdout).toContain(`NICEPAY_CLIENT_SECRET="${clientSecret}"`)
    expect(stdout).not.toContain('PRIVATE KEY')
  })

  it('prints .env lines that hold the public key', async () => {
    const cwd = temporaryFolder()
    const { stdout } = await runTool(['keys', '--folder', 'partner', '--client-id', 'TNICEVA023', '--bits', '1024'], {
      cwd,
    })
    const [, line = ''] = /^NICEPAY_PUBLIC_KEY="(.+)"$/m.exec(stdout) ?? []
    const privateKey = createPrivateKey(readFileSync(join(cwd, 'partner/nicepay-private-key.pem')))
    expect(createPublicKey(line.replaceAll('\\n', '\n')).equals(createPublicKey(privateKey))).toBe(true)
    expect(privateKey.asymmetricKeyDetails?.modulusLength).toBe(1024)
    expect(stdout).toContain('NICEPAY_CLIENT_ID="TNICEVA023"')
    expect(stdout).toContain('--config partner/snap-simulator.json')
  })

  it.each(['nicepay-private-key.pem', 'nicepay-public-key.pem', 'snap-simulator.json'])(
    'does not overwrite %s, and writes nothing',
    async (file) => {
      const cwd = temporaryFolder()
      writeFileSync(join(cwd, file), 'mine')
      const { exitCode, stdout, stderr } = await runTool(['keys', '--folder', '.'], { cwd })
      expect([exitCode, stdout]).toEqual([2, ''])
      expect(stderr).toContain(`${file} is there already, and is not overwritten.`)
      expect(stderr).toContain('--folder')
      expect(readdirSync(cwd)).toEqual([file])
      expect(readFileSync(join(cwd, file), 'utf8')).toBe('mine')
    },
  )

  it('leaves the .gitignore of a folder that was there alone', async () => {
    const cwd = temporaryFolder()
    expect((await runTool(['keys', '--folder', '.'], { cwd })).exitCode).toBe(0)
    expect(readdirSync(cwd)).not.toContain('.gitignore')
  })

  it('answers JSON', async () => {
    const cwd = temporaryFolder()
    const { stdout } = await runTool(['keys', '--json'], { cwd })
    const { files, environment } = JSON.parse(stdout)
    expect(files.config).toBe(join('.snap', 'snap-simulator.json'))
    expect(Object.keys(environment)).toEqual([
      'NICEPAY_CLIENT_ID',
      'NICEPAY_PUBLIC_KEY',
      'NICEPAY_CLIENT_SECRET',
      'SNAP_TOKEN_SECRET',
    ])
  })

  it.each([
    [['--bits', '512'], "--bits is '512'; it must be one of 1024, 2048, 3072, 4096."],
    [['--client-id', 'A|B'], "--client-id is 'A|B'"],
    [['--client-id', ''], "--client-id is ''"],
    [['--signature', 'rsa'], "--signature is 'rsa'"],
    [['here'], "not 'here'"],
    [['--folder', 'file/below'], '--folder file/below cannot be written'],
  ])('refuses %j', async (args, message) => {
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, 'file'), '')
    const { exitCode, stderr } = await runTool(['keys', ...args], { cwd })
    expect(exitCode).toBe(2)
    expect(stderr).toContain(message)
  })
})
