import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { temporaryDirectory } from './support/run-built.ts'
import { PRIVATE_KEY, serveMerchant } from './support/serve.ts'

const SCRIPT = fileURLToPath(new URL('openssl-call.sh', import.meta.url))

const TOOLS: readonly [tool: string, ...args: string[]][] = [
  ['openssl', 'version'],
  ['curl', '--version'],
  ['sh', '-c', ':'],
]
const missing = TOOLS.filter(([tool, ...args]) => spawnSync(tool, args).status !== 0).map(([tool]) => tool)
const skipped = missing.length > 0 && process.env.CI !== 'true'
if (skipped) process.stderr.write(`SKIPPED openssl-call.test.ts: this machine has no ${missing.join(', ')}\n`)

describe.skipIf(skipped)('signed by OpenSSL, sent by curl', () => {
  it('finds its tools', () => {
    expect(missing).toEqual([])
  })

  it.each(['express', 'koa', 'hono'] as const)('token request and inquiry succeed on %s', async (framework) => {
    const { url } = await serveMerchant({ framework })
    const { exitCode, stdout, stderr } = await call(url)
    const [token, inquiry, ...rest] = stdout.trim().split('\n')
    expect({ exitCode, rest }).toEqual({ exitCode: 0, rest: [] })
    expect(JSON.parse(token ?? '')).toMatchObject({ responseCode: '2007300', tokenType: 'Bearer', expiresIn: '900' })
    expect(JSON.parse(inquiry ?? '')).toMatchObject({
      responseCode: '2000000',
      payNoData: { payNo: '701589101110', payNoName: 'John Test', totalAmount: { value: '10000.00', currency: 'IDR' } },
    })
    expect(stderr).toMatch(/^(string to sign: IONPAYTEST\|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00\n){2}$/)
  })

  it('says what came where it fails', async () => {
    const { url } = await serveMerchant()
    const { exitCode, stdout, stderr } = await call(url, 'NOBODY')
    expect(exitCode).toBe(1)
    expect(JSON.parse(stdout)).toEqual({ responseCode: '4017300', responseMessage: 'Unauthorized. [Unknown client]' })
    expect(stderr).toContain('expected response code 2007300')
  })
})

/** Asynchronous: the merchant that answers lives in this process. */
async function call(url: string, ...clientId: string[]) {
  const privateKeyFile = join(temporaryDirectory(), 'private-key.pem')
  writeFileSync(privateKeyFile, PRIVATE_KEY, { mode: 0o600 })
  const child = spawn('sh', [SCRIPT, url, privateKeyFile, ...clientId], { stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [exitCode, stdout, stderr] = await Promise.all([exited, text(child.stdout), text(child.stderr)])
  return { exitCode, stdout, stderr }
}
