import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeIdentity, playCalls, RIGHT_CODES, startProgram } from '@snap-sdk/example-suite'
import { createGateway, PAYMENT_PATH, sampleBody, type Target } from '@snap-sdk/simulator'
import { freePort, startRedis } from '@snap-sdk/test-servers'
import { build } from 'esbuild'
import { createClient, type RedisClientType } from 'redis'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { startUpstashStandIn } from '../../../packages/redis/test/support/upstash-stand-in.ts'

const EXAMPLE = fileURLToPath(new URL('..', import.meta.url))
const GATEWAY = '103.20.51.34'

const { privateKey, environment } = makeIdentity()
const redis = (await startRedis()) ?? expect.fail('a Redis is needed')
const client = createClient({ url: redis.url }) as RedisClientType // of the default modules
await client.connect()
const upstash = await startUpstashStandIn(client)
const folder = mkdtempSync(join(tmpdir(), 'snap-workers-'))

beforeAll(async () => {
  await build({
    entryPoints: [join(EXAMPLE, readSetting('main'))],
    outfile: join(folder, 'worker.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['node:*'], // Workers have it: @snap-sdk/redis asks for node:crypto
    tsconfigRaw: '{}',
    logLevel: 'error',
  })
})
beforeEach(() => client.flushDb()) // the Redis is this test's own
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await upstash.stop()
  client.destroy()
  await redis.stop()
})

test('takes one payment once, and none that somebody else has signed', async () => {
  const url = await startIsolate()
  expect(await playCalls(from(GATEWAY, url), { privateKey })).toEqual(RIGHT_CODES)
  expect(await (await fetch(url)).text()).toBe('1 paid')
})

test('knows the caller by CF-Connecting-IP: an address that is not on the list is refused', async () => {
  const target = from('103.20.52.34', await startIsolate())
  const { response } = await createGateway({ clientId: 'IONPAYTEST', privateKey, target }).requestToken()
  expect(response.body.responseMessage).toBe('Unauthorized. [Connection not allowed]')
})

test('a payment that one isolate has taken is repeated by another', async () => {
  const [first, second] = [await startIsolate(), await startIsolate()]
  const gateway = createGateway({ clientId: 'IONPAYTEST', privateKey, target: from(GATEWAY, first) })
  const payment = await gateway.prepare(PAYMENT_PATH, sampleBody('payment'))
  const { response } = await gateway.send(payment)
  expect(response.body.responseCode).toBe('2000000')
  const repeat = await gateway.derive({ target: from(GATEWAY, second) }).send(payment)
  expect([repeat.response.text, await (await fetch(second)).text()]).toEqual([response.text, '0 paid'])
})

/** Cloudflare's edge tells a worker by a header who called. */
function from(address: string, url: string): Target {
  return {
    fetch(request) {
      const { pathname } = new URL(request.url)
      const sent = new Request(url + pathname, request)
      sent.headers.set('CF-Connecting-IP', address)
      return fetch(sent)
    },
  }
}

/** Serves the worker as Cloudflare does: bindings are there once a request comes. */
async function startIsolate(): Promise<string> {
  const port = await freePort()
  const bindings = {
    ...environment,
    NICEPAY_ADDRESSES: GATEWAY,
    UPSTASH_REDIS_REST_URL: upstash.url,
    UPSTASH_REDIS_REST_TOKEN: upstash.token,
  }
  writeFileSync(join(folder, `${port}.capnp`), writeConfig(bindings))
  const args = ['serve', `${port}.capnp`, '--socket-addr', `http=127.0.0.1:${port}`]
  const { url, stop } = await startProgram(process.env.SNAP_WORKERD ?? 'workerd', args, { folder, port })
  onTestFinished(stop)
  return url
}

function writeConfig(bindings: Readonly<Record<string, string>>): string {
  const texts = Object.entries(bindings).map(([name, text]) => `(name = "${name}", text = ${JSON.stringify(text)})`)
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "shop", worker = .shop),
    (name = "internet", network = (allow = ["local"])),
  ],
  sockets = [(name = "http", http = (), service = "shop")],
);

const shop :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  bindings = [${texts.join(', ')}],
  compatibilityDate = "${readSetting('compatibility_date')}",
);
`
}

/** A line of wrangler.toml. */
function readSetting(name: string): string {
  const toml = readFileSync(join(EXAMPLE, 'wrangler.toml'), 'utf8')
  return new RegExp(`^${name} = "(.+)"$`, 'm').exec(toml)?.[1] ?? expect.fail(`wrangler.toml has no ${name}`)
}
