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

  it('prints the lines again where the keys are there, and changes nothing', async () => {
    const cwd = temporaryFolder()
    const linesOf = ({ stdout }: { stdout: string }) => stdout.split('\n').filter((line) => line.startsWith('NICEPAY_'))
    const first = await runTool(['keys'], { cwd })
    const before = readFileSync(join(cwd, '.snap/snap-simulator.json'), 'utf8')
    const second = await runTool(['keys'], { cwd })
    expect([second.exitCode, second.stderr]).toEqual([0, ''])
    expect(second.stdout).toContain('Made earlier in .snap, and left as they are.')
    expect(linesOf(second)).toEqual(linesOf(first))
    expect(linesOf(second)).toHaveLength(3)
    expect(readFileSync(join(cwd, '.snap/snap-simulator.json'), 'utf8')).toBe(before)
    const other = await runTool(['keys', '--client-id', 'ANOTHER'], { cwd })
    expect([other.exitCode, other.stdout]).toEqual([2, ''])
    writeFileSync(join(cwd, '.snap/snap-simulator.json'), 'damaged')
    const damaged = await runTool(['keys'], { cwd })
    expect([damaged.exitCode, damaged.stdout]).toEqual([2, ''])
    expect(damaged.stderr).toContain('is there already')
  })

  it('makes those of a second gateway beside the first, and each is found by its name', async () => {
    const cwd = temporaryFolder()
    await runTool(['keys'], { cwd })
    const { exitCode, stdout } = await runTool(['keys', '--gateway', 'bca'], { cwd })
    expect(exitCode).toBe(0)
    expect(stdout).toContain('snap-simulator-bca.json  names both')
    expect(stdout).toContain('found by itself, with --gateway bca')
    expect(stdout).toContain('--url http://127.0.0.1:3000 --gateway bca')
    expect((await runTool(['keys', '--gateway', 'bca'], { cwd })).stdout).toContain('Made earlier in .snap')
    const clientIds = [{}, { gateway: 'bca' }].map((options) => readIdentity(options, { cwd, env: {} }).clientId)
    expect(clientIds).toEqual(['IONPAYTEST', 'bca-client'])
    expect(readIdentity({ gateway: 'bca' }, { cwd, env: {} }).sources.privateKey).toContain('snap-simulator-bca.json')
  })

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
