import { createHash, createHmac, createVerify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  asymmetricStringToSign,
  clientIdStringToSign,
  minifyJson,
  symmetricStringToSign,
  verifyAsymmetricSignature,
  verifySymmetricSignature,
} from '../src/index.ts'
import { makeKeyPair } from './support/key-pairs.ts'
import { toBytes } from './support/request.ts'
import { isDeviant, unverifiedSamples, type Vector, verifiedVectors } from './support/vectors.ts'

const named = (vectors: readonly Vector[]) => vectors.map((vector) => [vector.id, vector as Required<Vector>] as const)
const ofKind = (kind: string) => named(verifiedVectors.filter((vector) => vector.kind === kind))

it('has every verified vector that was published', () => {
  expect(verifiedVectors).toHaveLength(18)
  expect(unverifiedSamples).toHaveLength(8)
})

describe.each(ofKind('rsa-sha256'))('%s', (_, { stringToSign, signature, signatureHex, publicKeyPem }) => {
  it('verifies with node:crypto', () => {
    expect(createVerify('sha256').update(stringToSign).verify(publicKeyPem, signature, 'base64')).toBe(true)
  })

  it.each(['base64', 'base64 without padding', 'hex', 'HEX'])('verifies as %s', async (encoding) => {
    const hex = Buffer.from(signature, 'base64').toString('hex')
    if (signatureHex !== undefined) expect(hex).toBe(signatureHex)
    const text = { base64: signature, hex, HEX: hex.toUpperCase() }[encoding] ?? signature.replace(/=+$/, '')
    const verified = await verifyAsymmetricSignature({ stringToSign, signature: text, publicKeys: publicKeyPem })
    expect(verified).toEqual({ ok: true, value: { keyIndex: 0 } })
  })
})

describe.each(ofKind('hmac-sha512'))('%s', (_, { stringToSign, signature, signatureHex, clientSecret }) => {
  it('is what node:crypto makes of it', () => {
    const hmac = createHmac('sha512', clientSecret).update(stringToSign).digest()
    expect(hmac.toString('base64')).toBe(signature)
    if (signatureHex !== undefined) expect(hmac.toString('hex')).toBe(signatureHex)
  })

  it.each(['base64', 'base64 without padding', 'hex', 'HEX'])('verifies as %s', async (encoding) => {
    const hex = Buffer.from(signature, 'base64').toString('hex')
    const text = { base64: signature, hex, HEX: hex.toUpperCase() }[encoding] ?? signature.replace(/=+$/, '')
    const verified = await verifySymmetricSignature({ stringToSign, signature: text, clientSecrets: clientSecret })
    expect(verified).toEqual({ ok: true, value: { secretIndex: 0 } })
  })
})

describe('strings to sign, rebuilt from their parts', () => {
  const token = named(verifiedVectors.filter(({ form }) => form === 'clientId|timestamp'))
  it.each(token)('%s', (_, { clientId, timestamp, stringToSign }) => {
    expect(clientIdStringToSign({ clientId, timestamp })).toBe(stringToSign)
  })

  const withBody = verifiedVectors.filter(({ rawBody }) => rawBody !== undefined)
  const bodies = withBody.flatMap((vector) =>
    (['rawBody', 'minifiedBody'] as const).map(
      (form) => [`${vector.id} ${form}`, vector as Required<Vector>, form] as const,
    ),
  )
  it.each(bodies)('%s', async (_, vector, form) => {
    const { httpMethod: method, endpointUrl: path, timestamp, stringToSign, accessToken } = vector
    const text = vector[form] ?? ''
    for (const body of [text, toBytes(text)]) {
      const rebuilt =
        accessToken === undefined
          ? await asymmetricStringToSign({ method, path, body, timestamp })
          : await symmetricStringToSign({ method, path, accessToken, body, timestamp })
      expect(rebuilt).toBe(stringToSign)
    }
  })

  // The body behind these hashes was never published: all other parts must stand at their place.
  const hashed = verifiedVectors.filter(({ form, rawBody }) => form === 'symmetric' && rawBody === undefined)
  it.each(named(hashed))('%s, around the published hash', async (_, vector) => {
    const { httpMethod: method, endpointUrl: path, accessToken, timestamp, stringToSign, bodyHashHex } = vector
    const rebuilt = await symmetricStringToSign({ method, path, accessToken, body: '', timestamp })
    expect(rebuilt.replace(createHash('sha256').digest('hex'), bodyHashHex)).toBe(stringToSign)
  })
})

describe('body hashes', () => {
  const hashes = named(verifiedVectors.filter(({ minifiedBody }) => typeof minifiedBody === 'string'))
  it.each(hashes)('%s', async (_, { minifiedBody, bodyHashHex }) => {
    const body = minifiedBody ?? ''
    expect(createHash('sha256').update(body).digest('hex')).toBe(bodyHashHex)
    expect(await asymmetricStringToSign({ method: 'M', path: '/', body, timestamp: 'T' })).toBe(`M:/:${bodyHashHex}:T`)
  })

  it.each(hashes)('%s is minified already', (_, { minifiedBody }) => {
    const bytes = toBytes(minifiedBody ?? '')
    const minified = minifyJson(bytes)
    expect(minified.ok && minified.value).toBe(bytes)
  })

  it.each(named(verifiedVectors.filter(({ rawBody }) => rawBody !== undefined)))(
    '%s minifies as published',
    (_, vector) => {
      const minified = minifyJson(toBytes(vector.rawBody))
      expect(minified.ok && Buffer.from(minified.value).toString()).toBe(vector.minifiedBody)
    },
  )
})

describe('a string to sign without the body segment', () => {
  const deviant = verifiedVectors.filter(isDeviant)

  it('is known in both schemes', () => {
    expect(deviant.map(({ kind }) => kind).sort()).toEqual(['hmac-sha512', 'rsa-sha256'])
  })

  it.each(named(deviant))('%s is not what core signs for an empty body', async (_, vector) => {
    const { stringToSign, signature, accessToken, timestamp, clientSecret, publicKeyPem } = vector
    const call = { method: 'POST', path: '/api/v1/balance-inquiry', body: '', timestamp }
    const rebuilt =
      accessToken === undefined
        ? await asymmetricStringToSign(call)
        : await symmetricStringToSign({ ...call, accessToken })
    expect(rebuilt).not.toBe(stringToSign)
    expect(rebuilt).toContain(createHash('sha256').digest('hex'))
    const verified =
      accessToken === undefined
        ? await verifyAsymmetricSignature({ stringToSign: rebuilt, signature, publicKeys: publicKeyPem })
        : await verifySymmetricSignature({ stringToSign: rebuilt, signature, clientSecrets: clientSecret })
    expect(verified).toMatchObject({ ok: false, failure: { code: 'SIGNATURE_MISMATCH' } })
  })
})

describe('samples that nobody can check are not valid', () => {
  const otherKeys = makeKeyPair(1024)
  const secrets = unverifiedSamples.map(({ clientSecret }) => clientSecret ?? 'a secret').concat('')
  const keys = [...verifiedVectors.flatMap(({ publicKeyPem }) => publicKeyPem ?? []), otherKeys.pem]

  it.each(named(unverifiedSamples))('%s', async (_, sample) => {
    const { signature, httpMethod = 'POST', endpointUrl = '/', accessToken = '', timestamp = '', rawBody = '' } = sample
    const call = { method: httpMethod, path: endpointUrl, accessToken, timestamp, body: rawBody }
    const strings = [sample.stringToSign ?? '', await symmetricStringToSign(call), await asymmetricStringToSign(call)]
    for (const stringToSign of strings) {
      const clientSecrets = secrets.filter((secret) => secret !== '')
      const refused = { ok: false, failure: { code: 'SIGNATURE_MISMATCH' } }
      expect(await verifySymmetricSignature({ stringToSign, signature, clientSecrets })).toMatchObject(refused)
      expect(await verifyAsymmetricSignature({ stringToSign, signature, publicKeys: keys })).toMatchObject(refused)
    }
  })
})
