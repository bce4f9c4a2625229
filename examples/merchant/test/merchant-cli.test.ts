import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createGateway } from '@snap-sdk/simulator'
import { describe, expect, it } from 'vitest'
import { inquiryOf } from './support/bodies.ts'
import { startBuiltMerchant } from './support/built-merchant.ts'
import { runBuilt, runNode, temporaryDirectory } from './support/run-built.ts'
import { PRIVATE_KEY, PUBLIC_KEY } from './support/serve.ts'

const SIMULATOR = fileURLToPath(new URL('../../../packages/simulator/dist/snap-simulator.js', import.meta.url))
const TOKEN_SECRET = 'a token secret of the test: 32 bytes or more'

/** The built merchant, as a process of its own. */
describe('npm run merchant', () => {
  it('explains itself', async () => {
    const { exitCode, stdout, stderr } = await runBuilt('dist/merchant.js', ['--help']).ended
    expect(exitCode).toBe(0)
    expect(stderr).toBe('')
    for (const word of [
      'npm run merchant -- [--framework express|koa|hono] [--port N]',
      'NICEPAY_CLIENT_ID',
      'NICEPAY_PUBLIC_KEY',
      'NICEPAY_CLIENT_SECRET',
      'SNAP_SIGNATURE',
      'SNAP_TOKEN_SECRET',
    ]) {
      expect(stdout).toContain(word)
    }
  })

  it.each([
    { args: ['--framework', 'fastify'], message: "--framework is 'fastify'; it must be one of express, koa, hono." },
    { args: ['--port', 'http'], message: "--port is 'http'; it must be a number from 0 to 65535" },
    { args: ['--port', '65536'], message: "--port is '65536'" },
    { args: ['--port', '-1'], message: '--port' },
    { args: ['--prot', '1'], message: "Unknown option '--prot'. --help shows what there is." },
    { args: ['koa'], message: "Unexpected argument 'koa'" },
    { env: { SNAP_SIGNATURE: 'rsa' }, message: "SNAP_SIGNATURE is 'rsa'" },
    { env: { SNAP_SIGNATURE: 'symmetric' }, message: 'needs NICEPAY_CLIENT_SECRET' },
    { env: { NICEPAY_PUBLIC_KEY: 'no key' }, message: 'NICEPAY_PUBLIC_KEY: ' },
    { env: { NICEPAY_PUBLIC_KEY: PRIVATE_KEY }, message: 'Found: a private key' },
    { env: { NICEPAY_CLIENT_ID: 'a b' }, message: 'NICEPAY_CLIENT_ID: ' },
    { env: { SNAP_TOKEN_SECRET: 'short' }, message: 'SNAP_TOKEN_SECRET: ' },
  ])('ends wrong use with exit code 2 and the fix: $message', async ({ args = [], env = {}, message }) => {
    const { exitCode, stderr } = await runBuilt('dist/merchant.js', args, {
      env: { NICEPAY_PUBLIC_KEY: PUBLIC_KEY, ...env },
    }).ended
    expect(exitCode).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
  })

  it('refuses a port that is taken', async () => {
    const { url } = await startBuiltMerchant()
    const { exitCode, stderr } = await runBuilt('dist/merchant.js', ['--port', new URL(url).port]).ended
    expect(exitCode).toBe(2)
    expect(stderr).toContain('Choose another --port')
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('stops on %s, once, with exit code 0', async (signal) => {
    const { child, ended, url } = await startBuiltMerchant(['--framework', 'hono'])
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ok', framework: 'hono' })
    child.kill(signal)
    child.kill(signal)
    const { exitCode, stdout } = await ended
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/stopped\n$/)
    await expect(fetch(`${url}/health`)).rejects.toThrow()
  })

  it('makes a throw-away key pair, says where its private key lies, and serves it', async () => {
    const run = await startBuiltMerchant()
    const { stdout, stderr } = await stop(run)
    const [, file = ''] = /Private key: (.+)$/m.exec(stdout) ?? []
    expect(file).toMatch(/[\\/]\.snap[\\/]nicepay-private-key\.pem$/)
    expect(stderr).toContain('SNAP_TOKEN_SECRET is not set')
    expect(readFileSync(file, 'utf8')).toContain('BEGIN PRIVATE KEY')
  })

  it.each(['client-id', 'symmetric', 'asymmetric'])(
    'is called by the simulator without an option, under %s',
    async (scheme) => {
      const cwd = temporaryDirectory()
      const { url, child, ended } = await startBuiltMerchant([], { cwd, env: { SNAP_SIGNATURE: scheme } })
      const call = await runNode(SIMULATOR, ['call', 'inquiry', '--url', url], { cwd }).ended
      expect([call.exitCode, call.stderr]).toEqual([0, ''])
      expect(call.stdout).toContain('✔ inquiry: 200 2000000 Successful')
      expect((await stop({ child, ended })).stdout).toContain(`npm run simulator -- call inquiry --url ${url}\n`)
    },
  )

  it('shares the throw-away key between processes that start at the same moment', async () => {
    const cwd = temporaryDirectory()
    const env = { SNAP_TOKEN_SECRET: TOKEN_SECRET }
    const merchants = await Promise.all([1, 2, 3].map(() => startBuiltMerchant([], { cwd, env })))
    const privateKey = readFileSync(`${cwd}/.snap/nicepay-private-key.pem`, 'utf8')
    for (const { url } of merchants) {
      const { response } = await createGateway({ clientId: 'IONPAYTEST', privateKey, target: url }).requestToken()
      expect(response.body.responseCode).toBe('2007300')
    }
  })

  it.each([
    ['PEM', PUBLIC_KEY],
    ['PEM with \\n escapes', PUBLIC_KEY.trim().replaceAll('\n', '\\n')],
    ['bare base64', PUBLIC_KEY.replace(/-----[A-Z ]+-----|\n/g, '')],
  ])('takes NICEPAY_PUBLIC_KEY as %s', async (_form, publicKey) => {
    const { url } = await startBuiltMerchant([], {
      env: { NICEPAY_PUBLIC_KEY: publicKey, SNAP_TOKEN_SECRET: TOKEN_SECRET },
    })
    const gateway = createGateway({ clientId: 'IONPAYTEST', privateKey: PRIVATE_KEY, target: url })
    expect((await gateway.inquire(inquiryOf('701589101110'))).response.body.responseCode).toBe('2000000')
  })

  it('prints no key to make when it has one, and warns of nothing but the printed scheme', async () => {
    const run = await startBuiltMerchant([], {
      env: { NICEPAY_PUBLIC_KEY: PUBLIC_KEY, SNAP_TOKEN_SECRET: TOKEN_SECRET },
    })
    const { stdout, stderr } = await stop(run)
    expect(stdout.split('\n')[0]).toBe(`listening on ${run.url}`)
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('SIGNATURE_DOES_NOT_COVER_BODY')])
  })

  it('takes client ID, client secret and scheme from its environment', async () => {
    const { url } = await startBuiltMerchant(['--framework', 'koa'], {
      env: {
        NICEPAY_CLIENT_ID: 'TNICEVA023',
        NICEPAY_PUBLIC_KEY: PUBLIC_KEY,
        NICEPAY_CLIENT_SECRET: 'a client secret',
        SNAP_SIGNATURE: 'symmetric',
        SNAP_TOKEN_SECRET: TOKEN_SECRET,
      },
    })
    const options = { clientId: 'TNICEVA023', privateKey: PRIVATE_KEY, signature: 'symmetric', target: url } as const
    const knows = createGateway({ ...options, clientSecret: 'a client secret' })
    expect((await knows.inquire(inquiryOf('701589101110'))).response.body.responseCode).toBe('2000000')
    const guesses = createGateway({ ...options, clientSecret: 'another' })
    expect((await guesses.inquire(inquiryOf('701589101110'))).response.body.responseCode).toBe('4010000')
  })

  it.each([
    {
      secret: TOKEN_SECRET,
      code: '2000000',
      what: 'takes the tokens of another process with the same SNAP_TOKEN_SECRET',
    },
    { secret: undefined, code: '4010001', what: 'refuses them when the secret is random' },
  ])('$what', async ({ secret, code }) => {
    const env = { NICEPAY_PUBLIC_KEY: PUBLIC_KEY, ...(secret === undefined ? {} : { SNAP_TOKEN_SECRET: secret }) }
    const [one, other] = await Promise.all([startBuiltMerchant([], { env }), startBuiltMerchant([], { env })])
    const gatewayOf = (target: string) => createGateway({ clientId: 'IONPAYTEST', privateKey: PRIVATE_KEY, target })
    const { accessToken } = (await gatewayOf(one.url).requestToken()).response.body
    const { response } = await gatewayOf(other.url).inquire(inquiryOf('701589101110'), { accessToken })
    expect(response.body.responseCode).toBe(code)
  })
})

async function stop({ child, ended }: Pick<Awaited<ReturnType<typeof startBuiltMerchant>>, 'child' | 'ended'>) {
  child.kill('SIGTERM')
  return ended
}
