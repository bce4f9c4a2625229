import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runTool } from '../support/run-tool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const run = (...args: readonly string[]) => runTool(['openapi', ...args], { cwd: temporaryFolder() })

describe('openapi', () => {
  it('prints the document of NICEPAY’s NICO and NIVA where no gateway is named', async () => {
    const { exitCode, stdout, stderr } = await run()
    expect([exitCode, stderr]).toEqual([0, ''])
    expect(Object.keys(JSON.parse(stdout).paths)).toContain('/api/v1.0/cvs/payment')
  })

  it('has the services that are named, where they were registered, and the token', async () => {
    const { stdout } = await run(
      '--gateway',
      'bca',
      '--service',
      'va-payment',
      '--base-path',
      '/shop',
      '--service-path',
      'va-payment=/hooks/va',
    )
    const { paths, components } = JSON.parse(stdout)
    expect(Object.keys(paths)).toEqual(['/shop/v1.0/access-token/b2b', '/hooks/va'])
    expect(paths['/hooks/va'].post.security).toEqual([{ symmetric: [], accessToken: [] }])
    expect(Object.keys(components.securitySchemes)).toEqual(['client-id', 'symmetric', 'accessToken'])
  })

  it('has the scheme that was agreed on', async () => {
    const { stdout } = await run('--service', 'inquiry', '--signature', 'asymmetric')
    const { paths, components } = JSON.parse(stdout)
    expect(paths['/api/v1.0/cvs/inquiry'].post.security).toEqual([{ asymmetric: [] }])
    expect(components.securitySchemes).not.toHaveProperty('accessToken')
  })

  it('writes a file, and says of an inferred one that it is', async () => {
    const cwd = temporaryFolder()
    const bca = await runTool(['openapi', '--gateway', 'bca', '--out', 'bca.json'], { cwd })
    expect([bca.exitCode, bca.stdout, bca.stderr]).toEqual([0, 'bca.json has 7 endpoints of BCA.\n', ''])
    expect(JSON.parse(readFileSync(join(cwd, 'bca.json'), 'utf8')).openapi).toBe('3.1.1')
    const ayolinx = await runTool(['openapi', '--gateway', 'ayolinx', '--out', 'a.json'], { cwd })
    expect(ayolinx.stderr).toContain('publishes nothing of it: the document is inferred.')
  })

  it('says as JSON what it wrote', async () => {
    const { stdout } = await run('--gateway', 'ayolinx', '--out', 'a.json', '--json')
    expect(JSON.parse(stdout)).toEqual({ out: 'a.json', endpoints: ['/v1.0/qr/qr-mpm-notify'] })
  })

  it('has the ID that is given as the example of the caller’s header', async () => {
    const { stdout } = await run('--gateway', 'bca', '--service', 'va-payment', '--client-id', 'MY-SHOP')
    expect(stdout).toContain('"example": "MY-SHOP"')
  })

  it('takes gateway, base path and scheme of the config file', async () => {
    const cwd = temporaryFolder()
    await runTool(['keys', '--gateway', 'bri'], { cwd })
    const { stdout } = await runTool(['openapi'], { cwd })
    expect(JSON.parse(stdout).tags).toEqual([{ name: 'bri', description: 'BRI' }])
  })

  it.each<[string[], string]>([
    [['bca'], "openapi takes options alone, and not 'bca'."],
    [['--gateway', 'bank'], "--gateway is 'bank'"],
    [['--gateway', 'bri', '--service', 'debit-notify'], "--service is 'debit-notify'; what BRI calls: va-inquiry"],
    [['--base-path', 'api'], "--base-path is 'api'"],
    [['--signature', 'rsa'], "--signature is 'rsa'"],
    [['--out', 'no/such/folder.json'], '--out no/such/folder.json cannot be written'],
  ])('refuses %j with exit code 2 and the fix', async (args, message) => {
    const { exitCode, stderr } = await run(...args)
    expect(exitCode).toBe(2)
    expect(stderr).toContain(message)
  })
})
