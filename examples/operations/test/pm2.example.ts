import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createGateway, sampleBody } from '@snap-sdk/simulator'
import { freePort } from '@snap-sdk/test-servers/machine'
import { afterAll, beforeAll, expect, test } from 'vitest'

const PM2 = createRequire(`${process.env.SNAP_BINARIES}/package.json`).resolve('pm2/bin/pm2')
const EXAMPLE = fileURLToPath(new URL('..', import.meta.url))
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const home = mkdtempSync(join(tmpdir(), 'snap-pm2-'))
let origin: string

/** A pm2 of its own: it knows no other app of this machine. */
async function pm2(...parameters: readonly string[]): Promise<string> {
  const env = { PATH: process.env.PATH, HOME: home, PM2_HOME: home }
  const settings = { cwd: EXAMPLE, env, timeout: 60_000 }
  const { stdout } = await promisify(execFile)(process.execPath, [PM2, ...parameters], settings)
  return stdout
}

/** The ecosystem file as it is, but for free ports, a short wait, and what the app reads of its environment. */
beforeAll(async () => {
  const port = await freePort()
  origin = `http://127.0.0.1:${port}`
  const environment = {
    PORT: port,
    METRICS_PORT: await freePort(),
    READY_SECONDS: '0.3',
    HANDLER_MILLISECONDS: '700',
    NICEPAY_CLIENT_ID: 'IONPAYTEST',
    NICEPAY_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }),
    SNAP_TOKEN_SECRET: 'operations-test-token-secret-of-32-bytes',
  }
  const file = join(home, 'ecosystem.config.cjs')
  writeFileSync(
    file,
    `const { apps: [app] } = require(${JSON.stringify(join(EXAMPLE, 'deploy/ecosystem.config.cjs'))})
module.exports = { apps: [{ ...app, cwd: ${JSON.stringify(EXAMPLE)}, env: { ...app.env, ...${JSON.stringify(environment)} } }] }\n`,
  )
  await pm2('start', file)
}, 60_000)

afterAll(async () => {
  await pm2('kill')
  rmSync(home, { recursive: true, force: true })
}, 60_000)

/** Each call on a connection of its own: whoever keeps one open must expect a server that stops to close it. */
const target = {
  fetch: (call: Request): Promise<Response> =>
    new Promise((resolve, reject) => {
      const { pathname, search } = new URL(call.url)
      const headers = { ...Object.fromEntries(call.headers), connection: 'close' }
      const sending = request(origin + pathname + search, { method: call.method, headers, agent: false }, (answer) => {
        buffer(answer).then((body) => resolve(new Response(body, { status: answer.statusCode ?? 0 })), reject)
      })
      sending.on('error', reject)
      call.arrayBuffer().then((body) => sending.end(Buffer.from(body)), reject)
    }),
}
const gateway = () => createGateway({ clientId: 'IONPAYTEST', privateKey, target })

async function instances(): Promise<readonly { readonly pid: number; readonly status: string }[]> {
  const listed: readonly { readonly pid: number; readonly pm2_env: { readonly status: string } }[] = JSON.parse(
    await pm2('jlist'),
  )
  return listed.map(({ pid, pm2_env: { status } }) => ({ pid, status }))
}

test('two instances stand behind one port', async () => {
  expect((await instances()).map(({ status }) => status)).toEqual(['online', 'online'])
  expect((await gateway().requestToken()).response.status).toBe(200)
})

test('a reload takes other processes, answers the payment on its way, and loses no call', async () => {
  const before = await instances()
  const caller = gateway()
  await caller.accessToken()
  let isOver = false
  const codes: unknown[] = []
  const paying = caller.pay(sampleBody('payment'))
  const inquiring = (async () => {
    for (let call = 0; !isOver; call++) {
      const body = { ...sampleBody('inquiry', { payNo: '701500000000' }), inquiryRequestId: `i-${call}` }
      codes.push((await caller.inquire(body)).response.body?.responseCode)
      await delay(20)
    }
  })()
  await delay(150)
  await pm2('reload', 'shop')
  isOver = true
  await inquiring
  expect((await paying).response.body).toMatchObject({ responseCode: '2000000' })
  expect(codes.length).toBeGreaterThan(20)
  expect(codes.filter((code) => code !== '4040012')).toEqual([])
  const after = await instances()
  expect(after.map(({ status }) => status)).toEqual(['online', 'online'])
  expect(after.filter(({ pid }) => before.some((one) => one.pid === pid))).toEqual([])
})

test('a stop answers the payment on its way', async () => {
  const caller = gateway()
  await caller.accessToken()
  const paying = caller.pay(sampleBody('payment'))
  await delay(150)
  await pm2('stop', 'shop')
  // The bill is paid where the process has paid it before: each has bills of its own.
  expect(['2000000', '4040014']).toContain((await paying).response.body?.responseCode)
  expect((await instances()).map((one) => one.status)).toEqual(['stopped', 'stopped'])
})
