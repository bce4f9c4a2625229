import { generateKeyPairSync } from 'node:crypto'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import * as gateways from '@snap-sdk/gateways'
import { createGateway } from '@snap-sdk/simulator'
import { build } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import { SUITE } from '../src/workspace.ts'
import { findRuntimeTies } from './support/runtime-ties.ts'

const MERCHANT = `
  import { createSnap, reject } from '@snap-sdk/core'
  import { nicepay } from '@snap-sdk/gateways'
  import { snapHono } from '@snap-sdk/hono'
  import { Hono } from 'hono'

  export function open({ partners, ...options }) {
    const handlers = { nicoInquiry: async () => reject('invalidBill') }
    const gateways = [nicepay({ partners, signature: 'symmetric', handlers })]
    const app = new Hono().use(snapHono(createSnap({ ...options, gateways, onEvent() {} })))
    return { fetch: (request) => app.fetch(request) }
  }`

/** What a bundle may use beside the language itself: what every edge runtime has. Its bytes are of one realm with the rest, as there. */
const WEB_GLOBALS = {
  AbortController,
  AbortSignal,
  ArrayBuffer,
  Headers,
  ReadableStream,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  URL,
  Uint8Array,
  atob,
  btoa,
  clearInterval,
  clearTimeout,
  console,
  crypto,
  performance,
  setInterval,
  setTimeout,
  structuredClone,
}

/** What such a bundle may weigh, Hono with its 8 kB included. See docs/performance.md, "The edge bundle". */
const GZIP_BYTES = 60_200

/** The names of all dialects but the one that the merchant uses. */
const OTHER_NAMES: readonly string[] = Object.values(gateways)
  .flatMap((exported) => (typeof exported === 'function' ? [exported.dialect.name] : []))
  .filter((name) => name !== gateways.nicepay.dialect.name)

/** How bundlers for different places look for files. */
const CONDITIONS: readonly (readonly [string, readonly string[]])[] = [
  ['neutral', []],
  ['a worker', ['workerd', 'worker']],
]

describe.each(CONDITIONS)('core, gateways and hono in one bundle for %s', (_, conditions) => {
  let text: string

  beforeAll(async () => {
    text = await bundle(conditions)
  })

  test('names nothing that only Node has', () => {
    expect(findRuntimeTies(text)).toEqual({ modules: [], globals: [] })
    expect(text).not.toMatch(/node:|Dynamic require of/)
  })

  test('holds the gateway that it uses, and no other one', () => {
    expect(OTHER_NAMES.length).toBeGreaterThan(10)
    expect(text).toContain('name:"nicepay"')
    expect(OTHER_NAMES.filter((name) => text.includes(`name:"${name}"`))).toEqual([])
  })

  test('is no heavier than it must be', () => {
    expect(gzipSync(text, { level: 9 }).length).toBeLessThanOrEqual(GZIP_BYTES)
  })

  test('answers a signed call where there is nothing but the web platform', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const clientSecret = 'thirty-two characters of a secret'
    const publicKeys = publicKey.export({ type: 'spki', format: 'pem' })
    const merchant = runInNewContext(`${text}; merchant`, { ...WEB_GLOBALS })
    const target = merchant.open({
      partners: [{ clientId: 'IONPAYTEST', publicKeys, clientSecrets: clientSecret }],
      tokens: { secrets: ['another secret of at least thirty-two characters'] },
    })
    const gateway = createGateway({ clientId: 'IONPAYTEST', privateKey, clientSecret, signature: 'symmetric', target })
    expect((await gateway.requestToken()).response.body).toMatchObject({ responseCode: '2007300' })
    const request = {
      partnerServiceId: '7015',
      customerNo: '89101110',
      payNo: '701589101110',
      inquiryRequestId: '1',
      mitraCd: 'ALMA',
    }
    expect((await gateway.inquire(request)).response.body).toMatchObject({ responseCode: '4040012' })
    const changed = await gateway.inquire(request, { sentBody: JSON.stringify({ ...request, mitraCd: 'ALMB' }) })
    expect(changed.response.body).toMatchObject({ responseCode: '4010000' })
  })
})

async function bundle(conditions: readonly string[]): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: MERCHANT, resolveDir: SUITE, loader: 'js' },
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    globalName: 'merchant',
    platform: 'neutral',
    tsconfigRaw: {}, // the workspace's own names the sources
    mainFields: ['module', 'main'],
    conditions: [...conditions],
    target: 'es2022',
  })
  return outputFiles.map((file) => file.text).join('')
}
