import { signWithClientSecret, signWithPrivateKey } from '@snap-sdk/simulator'
import { describe, expect, it } from 'vitest'
import { verifyAsymmetricSignature, verifySymmetricSignature } from '../../src/index.ts'
import { gatewayKeys, makeKeyPair } from '../support/key-pairs.ts'
import { openMerchant } from '../support/merchant.ts'
import { makeRequest } from '../support/request.ts'
import { unverifiedSamples } from '../support/vectors.ts'

const stringToSign = 'POST:/api/v1.0/cvs/inquiry:token:hash:2024-01-22T15:00:01+07:00'
const otherKeys = makeKeyPair()
const rsa = signWithPrivateKey(stringToSign, gatewayKeys.privateKey)
const hmac = signWithClientSecret(stringToSign, 'secret')

const verifyRsa = (signature: string, publicKeys: string | string[] = gatewayKeys.pem) =>
  verifyAsymmetricSignature({ stringToSign, signature, publicKeys })
const verifyHmac = (signature: string, clientSecrets: string | string[] = 'secret') =>
  verifySymmetricSignature({ stringToSign, signature, clientSecrets })

const WRITTEN: [string, (signature: string) => string][] = [
  ['base64', (signature) => signature],
  ['base64 without padding', (signature) => signature.replace(/=+$/, '')],
  ['base64 with stray white space', (signature) => ` ${signature.replace(/.{20}/g, '$& \n')} `],
  ['base64 with a space before the padding', (signature) => signature.replace(/(=+)$/, ' $1')],
  ['hex', (signature) => Buffer.from(signature, 'base64').toString('hex')],
  [
    'upper-case hex in white space',
    (signature) => ` ${Buffer.from(signature, 'base64').toString('hex').toUpperCase()}\n`,
  ],
]

describe.each(WRITTEN)('a signature as %s', (_, write) => {
  it('is verified in both schemes', async () => {
    expect(await verifyRsa(write(rsa))).toEqual({ ok: true, value: { keyIndex: 0 } })
    expect(await verifyHmac(write(hmac))).toEqual({ ok: true, value: { secretIndex: 0 } })
  })

  it('is verified through a call', async () => {
    const merchant = openMerchant()
    const { headers, ...request } = makeRequest()
    const get = (name: string) => (name === 'x-signature' ? write(headers.get(name) ?? '') : headers.get(name))
    expect((await merchant.handle({ ...request, headers: { get } })).code).toBe('2002400')
  })
})

describe('rotation', () => {
  it('tells which key and which secret fits', async () => {
    expect(await verifyRsa(rsa, [otherKeys.pem, gatewayKeys.pem])).toEqual({ ok: true, value: { keyIndex: 1 } })
    expect(await verifyHmac(hmac, ['old', 'secret'])).toEqual({ ok: true, value: { secretIndex: 1 } })
  })

  it('refuses when none fits, or there is none', async () => {
    const mismatch = { ok: false, failure: { code: 'SIGNATURE_MISMATCH' } }
    expect(await verifyRsa(rsa, [otherKeys.pem])).toMatchObject(mismatch)
    expect(await verifyRsa(rsa, [])).toMatchObject(mismatch)
    expect(await verifyHmac(hmac, ['other'])).toMatchObject(mismatch)
    expect(await verifyHmac(hmac, [])).toMatchObject(mismatch)
  })

  it('works through calls', async () => {
    const merchant = openMerchant({
      partner: { publicKeys: [otherKeys.pem, gatewayKeys.pem], clientSecrets: ['new-secret', 'old-secret'] },
    })
    for (const privateKey of [gatewayKeys.privateKey, otherKeys.privateKey]) {
      expect((await merchant.requestToken({ privateKey })).code).toBe('2007300')
    }
    for (const clientSecret of ['old-secret', 'new-secret']) {
      expect((await merchant.call({ clientSecret })).code).toBe('2002400')
    }
    expect((await merchant.call({ clientSecret: 'third' })).code).toBe('4012400')
  })
})

describe('a signature that is none', () => {
  const MALFORMED = [
    '',
    ' ',
    '=',
    'äöü',
    '!!!!',
    `${hmac}=`,
    `${hmac}, ${hmac}`,
    'A'.repeat(5000),
    hmac.replace(/[+/]/g, '-_'),
  ]
  it.each(MALFORMED.map((text) => [text.slice(0, 12), text]))('%s… is malformed', async (_, text) => {
    const malformed = { ok: false, failure: { code: 'SIGNATURE_MALFORMED' } }
    expect(await verifyRsa(text)).toMatchObject(malformed)
    expect(await verifyHmac(text)).toMatchObject(malformed)
  })

  it.each(unverifiedSamples)('$id fits nothing', async ({ signature = '' }) => {
    expect((await verifyRsa(signature)).ok).toBe(false)
    expect((await verifyHmac(signature)).ok).toBe(false)
  })

  it('one that is cut short or prolonged fits nothing', async () => {
    for (const text of [hmac.slice(0, 80), `${hmac.slice(0, 84)}AAAA`, Buffer.alloc(64).toString('hex')]) {
      expect(await verifyHmac(text)).toMatchObject({ failure: { code: 'SIGNATURE_MISMATCH' } })
    }
  })
})

describe('a client secret', () => {
  it.each(['deadbeefdeadbeefdeadbeefdeadbeef', 'c2VjcmV0LXNlY3JldC1zZWNyZXQ=', 'naïve sécret', ' with spaces '])(
    '%j is used as text, nothing in it is decoded',
    async (clientSecret) => {
      const signature = signWithClientSecret(stringToSign, clientSecret)
      expect((await verifyHmac(signature, clientSecret)).ok).toBe(true)
    },
  )

  it.each([[''], [['secret', '']]])('%j is refused', async (clientSecrets) => {
    expect(await verifyHmac(hmac, clientSecrets)).toMatchObject({ failure: { code: 'SECRET_INVALID' } })
  })
})
