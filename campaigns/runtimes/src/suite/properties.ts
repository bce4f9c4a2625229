import { makeKeyPair } from '@snap-sdk/adapter-suite/web'
import {
  asymmetricStringToSign,
  createSnap,
  formatTimestamp,
  issueAccessToken,
  minifyJson,
  parseTimestamp,
  verifyAccessToken,
  verifyAsymmetricSignature,
  verifySymmetricSignature,
} from '@snap-sdk/core'
import { nicepay } from '@snap-sdk/gateways'
import fc from 'fast-check'
import { expect } from './expect.ts'
import type { Test } from './test.ts'
import {
  encode,
  fromBase64,
  hashBody,
  importPrivateKey,
  signHmac,
  signToken,
  signWithClientSecret,
  signWithPrivateKey,
  toBase64Url,
  toHex,
} from './web-signer.ts'

/** The same values on every runtime and in every run: a difference is the runtime's. */
const SEEDED = { seed: 20_240_122, numRuns: 300 }
/** For what costs an RSA signature a run. */
const SLOW = { ...SEEDED, numRuns: 60 }

const SECRET = 'a token secret of at least 32 bytes'
const FIRST = new Date('0000-01-01T00:00:00+07:00')
const LAST = new Date('9999-12-31T23:59:59.999+07:00')

const text = fc.string({ unit: 'grapheme', maxLength: 60 })
const secret = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
const date = fc.date({ min: FIRST, max: LAST, noInvalidDate: true })
const bit = fc.nat({ max: 1 << 16 })

export const propertyTests: readonly Test[] = [
  property('minifyJson drops white space and nothing else', () => {
    const spaces = fc.array(fc.constantFrom('', ' ', '\n', '\t', '\r\n'), { minLength: 1, maxLength: 7 })
    fc.assert(
      fc.property(fc.jsonValue(), spaces, (value, gaps) => {
        let at = 0
        const minified = minifyJson(encode(writeSpaced(value, () => gaps[at++ % gaps.length] ?? '')))
        expect(minified.ok && new TextDecoder().decode(minified.value)).toBe(JSON.stringify(value))
      }),
      SEEDED,
    )
  }),
  property('minifyJson gives a Result for any bytes', () => {
    const jsonish = fc.string({ unit: fc.constantFrom(...'{}[]:," \n\\1a-e') }).map(encode)
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), jsonish), (bytes) => {
        const once = minifyJson(bytes)
        expect(once.ok ? minifyJson(once.value) : once.failure.code).toEqual(once.ok ? once : 'JSON_INVALID')
      }),
      SEEDED,
    )
  }),
  property('parseTimestamp reads what formatTimestamp writes', () => {
    fc.assert(
      fc.property(date, (instant) => {
        const parsed = parseTimestamp(formatTimestamp(instant))
        expect(parsed.ok && parsed.value.getTime()).toBe(Math.floor(instant.getTime() / 1000) * 1000)
      }),
      SEEDED,
    )
  }),
  property('parseTimestamp agrees with the Date of this runtime', () => {
    const offset = fc.tuple(fc.constantFrom('+', '-'), fc.nat(13), fc.nat(59))
    fc.assert(
      fc.property(date, offset, (instant, [sign, hours, minutes]) => {
        const zone = [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':')
        const local = instant.toISOString().slice(-24, -1) + sign + zone
        const parsed = parseTimestamp(local)
        expect(parsed.ok && parsed.value.getTime()).toBe(Date.parse(local))
      }),
      SEEDED,
    )
  }),
  property('a body hash is what WebCrypto makes of the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const body = encode(JSON.stringify(value))
        const written = await asymmetricStringToSign({ method: 'POST', path: '/', timestamp: 'T', body })
        expect(written).toBe(`POST:/:${await hashBody(body)}:T`)
      }),
      SEEDED,
    )
  }),
  property('HMAC: what the gateway signs is verified, one changed bit is not', async () => {
    await fc.assert(
      fc.asyncProperty(text, secret, bit, async (stringToSign, clientSecrets, at) => {
        const signature = await signWithClientSecret(stringToSign, clientSecrets)
        const verify = (written: string) =>
          verifySymmetricSignature({ stringToSign, clientSecrets, signature: written })
        await expectOneBitCounts(signature, at, verify)
      }),
      SEEDED,
    )
  }),
  property('RSA: what the gateway signs is verified, one changed bit is not', async () => {
    const pair = await makeKeyPair()
    const privateKey = await importPrivateKey(pair.privateKey)
    await fc.assert(
      fc.asyncProperty(text, bit, async (stringToSign, at) => {
        const signature = await signWithPrivateKey(stringToSign, privateKey)
        const verify = (written: string) =>
          verifyAsymmetricSignature({ stringToSign, publicKeys: pair.publicKey, signature: written })
        await expectOneBitCounts(signature, at, verify)
      }),
      SLOW,
    )
  }),
  property('base64 with bits behind its last byte is no signature', async () => {
    await fc.assert(
      fc.asyncProperty(text, secret, fc.integer({ min: 1, max: 15 }), async (stringToSign, clientSecrets, bits) => {
        // 64 bytes end in a digit that holds two bits of them and four of nothing.
        const signature = await signWithClientSecret(stringToSign, clientSecrets)
        const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
        const last = digits[digits.indexOf(signature[85] ?? '') + bits] ?? ''
        const loose = `${signature.slice(0, 85)}${last}==`
        expect(fromBase64(loose)).toEqual(fromBase64(signature))
        const verified = await verifySymmetricSignature({ stringToSign, clientSecrets, signature: loose })
        expect(verified).toMatchObject({ ok: false, failure: { code: 'SIGNATURE_MALFORMED' } })
      }),
      SEEDED,
    )
  }),
  property('an access token is an HS256 token of that secret for that gateway, and one of ours is taken', async () => {
    const keyOf = async (gateway: string) =>
      new Uint8Array(await signHmac('SHA-256', SECRET, `snap-sdk access token ${gateway}`))
    const [key, otherKey] = [await keyOf('ours'), await keyOf('another')]
    const gateway = 'ours'
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 36 }), date, async (clientId, now) => {
        fc.pre(now.getTime() > 0)
        const issued = await issueAccessToken({ clientId, gateway, secrets: [SECRET], now, lifetimeSeconds: 900 })
        const [header = '', payload = '', signature] = issued.split('.')
        expect(signature).toBe(toBase64Url(await signHmac('SHA-256', key, `${header}.${payload}`)))

        const claims = { sub: clientId, exp: Math.floor(now.getTime() / 1000) + 900 }
        const verify = (token: string) => verifyAccessToken(token, { gateway, secrets: [SECRET], now })
        expect(await verify(await signToken(claims, key))).toEqual({ ok: true, value: { clientId } })
        for (const wrong of [otherKey, SECRET, `${SECRET}!`])
          expect(await verify(await signToken(claims, wrong))).toMatchObject({ ok: false })
      }),
      SEEDED,
    )
  }),
  property('fetch answers whatever a Request holds', async () => {
    const { publicKey } = await makeKeyPair()
    const snap = createSnap({
      gateways: [
        nicepay({ partners: [{ clientId: 'IONPAYTEST', publicKeys: publicKey }], handlers: { nicoPayment: () => {} } }),
      ],
      tokens: { secrets: [SECRET] },
      onEvent: () => {},
    })
    const path = fc.oneof(fc.webPath(), fc.constant('/api/v1.0/access-token/b2b'))
    const header = fc.constantFrom('X-TIMESTAMP', 'X-CLIENT-KEY', 'X-SIGNATURE', 'Authorization', 'Content-Type')
    const headers = fc.dictionary(header, fc.constantFrom('', 'a', 'IONPAYTEST', 'application/json', 'Bearer a.b.c'))
    await fc.assert(
      fc.asyncProperty(
        path,
        fc.constantFrom('POST', 'PUT'),
        headers,
        fc.uint8Array(),
        async (at, method, names, body) => {
          const request = new Request(`https://merchant.example${at}`, { method, headers: names, body })
          const response = await snap.fetch(request)
          const { responseCode } = (await response.json()) as { responseCode: string }
          expect(responseCode).toMatch(/^[45]\d{6}$/)
          expect(responseCode.slice(0, 3)).toBe(String(response.status))
        },
      ),
      SEEDED,
    )
  }),
]

function property(name: string, run: Test['run']): Test {
  return { name: `property ${name}`, run }
}

/** A signature in each of its spellings verifies; with one bit changed, in none. */
async function expectOneBitCounts(
  signature: string,
  at: number,
  verify: (written: string) => Promise<{ readonly ok: boolean }>,
): Promise<void> {
  const bytes = fromBase64(signature)
  const changed = bytes.map((byte, index) => (index === (at >> 3) % bytes.length ? byte ^ (1 << (at & 7)) : byte))
  expect((await verify(signature)).ok).toBe(true)
  expect((await verify(toHex(bytes))).ok).toBe(true)
  expect((await verify(toHex(changed))).ok).toBe(false)
}

/** JSON with white space between any two tokens. */
function writeSpaced(value: unknown, space: () => string): string {
  const around = (token: string) => space() + token + space()
  if (Array.isArray(value)) return around(`[${value.map((item) => writeSpaced(item, space)).join(',') || space()}]`)
  if (typeof value !== 'object' || value === null) return around(JSON.stringify(value))
  const members = Object.entries(value).map(
    ([name, member]) => `${around(JSON.stringify(name))}:${writeSpaced(member, space)}`,
  )
  return around(`{${members.join(',') || space()}}`)
}
