import { inspect } from 'node:util'
import { afterEach, beforeEach, expect, it, type MockInstance, vi } from 'vitest'
import { memoryDuplicateStore, reject, type SnapOptions } from '../src/index.ts'
import { gatewayKeys, makeKeyPair } from './support/key-pairs.ts'
import { openMerchant, type TestHandler } from './support/merchant.ts'
import {
  type CallParts,
  CLIENT_SECRET,
  makeRequest,
  makeToken,
  makeTokenRequest,
  PAYMENT_PATH,
  TOKEN_SECRET,
} from './support/request.ts'
import { signToken } from './support/sign-token.ts'

const otherKeys = makeKeyPair(1024)
const keyLines = (pem: string) => pem.split('\n').filter((line) => line.length === 64)

/** A merchant under whom each call goes wrong in some way. */
const CALLS: readonly CallParts[] = [
  {},
  { clientSecret: 'another-secret' },
  { accessToken: `${makeToken().slice(0, -1)}_` },
  { accessToken: signToken({ sub: 'OTHER', exp: 9_999_999_999 }, TOKEN_SECRET) },
  { accessToken: signToken({ sub: 'IONPAYTEST', exp: 1 }, TOKEN_SECRET) },
  { headers: { authorization: makeToken() } },
  { headers: { authorization: `Basic ${makeToken()}` } },
  { headers: { 'x-signature': 'not-a-signature-but-it-might-be-one' } },
  { headers: { 'channel-id': undefined } },
  { headers: { 'x-timestamp': 'yesterday' } },
  { clientId: 'OTHER' },
  { body: 'no JSON' },
  { body: {} },
  { path: PAYMENT_PATH, externalId: 'same' },
  { path: PAYMENT_PATH, externalId: 'same' },
  { path: PAYMENT_PATH, externalId: 'same', body: { text: 'other' } },
]

const HANDLERS: readonly TestHandler[] = [
  async ({ text }) => ({ text }),
  () => reject('paidBill'),
  () => {
    throw new Error('down')
  },
  () => ({ text: 'x'.repeat(100) }),
]

let log: MockInstance<typeof console.warn>
beforeEach(() => {
  log = vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  log.mockRestore()
})

it('no event, answer or line holds a secret, a token, a signature or a key', async () => {
  const said: unknown[] = []
  const secrets = new Set([TOKEN_SECRET, CLIENT_SECRET, 'another-secret', 'not-a-signature-but-it-might-be-one'])
  for (const key of [gatewayKeys.pem, otherKeys.pem]) for (const line of keyLines(key)) secrets.add(line)

  const stores = [undefined, { ...memoryDuplicateStore(), claim: async () => Promise.reject(new Error('store down')) }]
  for (const handler of HANDLERS) {
    for (const duplicates of stores) {
      for (const onEvent of [(event: unknown) => said.push(event), undefined]) {
        const merchant = openMerchant({
          inquiry: handler,
          payment: handler,
          partner: { publicKeys: [otherKeys.pem, gatewayKeys.pem], clientSecrets: [CLIENT_SECRET, 'old-secret '] },
          onEvent: onEvent as SnapOptions['onEvent'],
          duplicates,
        })
        const requests = [...CALLS.map(makeRequest), makeTokenRequest({ headers: { 'x-signature': 'AAAA' } })]
        for (const request of requests) {
          for (const name of ['authorization', 'x-signature']) {
            const value = request.headers.get(name)?.replace(/^\w+ /, '')
            if (value !== undefined && value !== 'AAAA') secrets.add(value)
          }
          said.push(await merchant.handle(request))
        }
        await merchant.requestToken() // its answer is the one that may hold a token; its event may not
      }
    }
  }
  secrets.add('old-secret')
  const everything = [said.map((part) => inspect(part, { depth: 10, maxStringLength: null })), log.mock.calls]
    .flat(3)
    .join('\n')
  expect(everything).toContain('SIGNATURE_MISMATCH')
  expect(everything).toContain('4042414')
  expect(everything).toMatch(/\[snap\] \S+ failed/)
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(9)
    expect(everything.includes(secret), `${secret} was said`).toBe(false)
  }
})

it('no configuration error holds one', () => {
  const privateKey = gatewayKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const mistakes: (() => unknown)[] = [
    () => openMerchant({ partner: { publicKeys: privateKey } }),
    () => openMerchant({ partner: { publicKeys: privateKey.replace(/-----.*-----/g, '') } }),
    () => openMerchant({ partner: { publicKeys: 'my-short-secret' } }),
    () => openMerchant({ partner: { clientId: 'my short secret' } }),
    () => openMerchant({ partner: { clientSecrets: ['', 'my-short-secret'] } }),
    () => openMerchant({ tokens: { secrets: ['my-short-secret'] } }),
  ]
  for (const mistake of mistakes) {
    let message = ''
    try {
      mistake()
    } catch (error) {
      message = inspect(error)
    }
    expect(message).toContain('SnapConfigurationError')
    expect(message).not.toMatch(/my.short.secret/)
    for (const line of keyLines(privateKey)) expect(message).not.toContain(line)
  }
})
