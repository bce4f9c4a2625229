import {
  asymmetricStringToSign,
  clientIdStringToSign,
  createSnap,
  minifyJson,
  parseTimestamp,
  symmetricStringToSign,
  verifyAsymmetricSignature,
  verifySymmetricSignature,
} from '@snap-sdk/core'
import { nicepay as nicepayGateway } from '@snap-sdk/gateways'
import type { Vector } from '../../../../packages/core/test/support/vectors.ts'
import bodyHash from '../../../../packages/core/test/vectors/body-hash.json'
import gilang from '../../../../packages/core/test/vectors/gilang-snap-bi-go.json'
import midtransDocs from '../../../../packages/core/test/vectors/midtrans-docs.json'
import midtransDemo from '../../../../packages/core/test/vectors/midtrans-signature-demo.json'
import nicepay from '../../../../packages/core/test/vectors/nicepay.json'
import unverified from '../../../../packages/core/test/vectors/unverified-samples.json'
import { expect } from './expect.ts'
import type { Test } from './test.ts'
import { encode, fromBase64, toBase64, toHex } from './web-signer.ts'

const VECTORS: readonly Vector[] = [nicepay, midtransDocs, midtransDemo, gilang, bodyHash]
  .flatMap(({ vectors }) => vectors as readonly Vector[]) // each has some of the parts
  .filter(({ status }) => status === 'verified')

/** The signatures and body hashes that others published: `packages/core/test/vectors` says who. */
export const vectorTests: readonly Test[] = [
  { name: 'every published vector is here', run: () => expect(VECTORS).toHaveLength(18) },
  ...VECTORS.flatMap((vector) =>
    checksOf(vector).map(([what, run]) => ({ name: `vector ${vector.id}: ${what}`, run: () => run(vector) })),
  ),
  ...unverified.vectors.map(({ id, signature }) => ({
    name: `vector ${id}: fits no key and no secret`,
    run: () => expectNoFit(signature),
  })),
]

type Check = (vector: Vector) => void | Promise<void>

/** What can be checked of a vector depends on which of its parts were published. */
function checksOf(vector: Vector): readonly [what: string, check: Check][] {
  const { signature, stringToSign, rawBody, minifiedBody, form, publicKeyPem, clientId } = vector
  const table: readonly [holds: boolean, what: string, check: Check][] = [
    [signature !== undefined && stringToSign !== undefined, 'verifies, however it is written', expectVerified],
    [signature !== undefined && stringToSign !== undefined, 'does not verify with one bit changed', expectRefused],
    [form === 'clientId|timestamp', 'its string to sign', expectTokenString],
    [rawBody !== undefined, 'its string to sign, from the raw and from the minified body', expectCallString],
    [typeof minifiedBody === 'string', 'its body hash', expectBodyHash],
    [
      form === 'clientId|timestamp' && publicKeyPem !== undefined && clientId !== undefined,
      'gets a token',
      expectToken,
    ],
  ]
  return table.filter(([holds]) => holds).map(([, what, check]) => [what, check])
}

function verify({ kind, stringToSign = '', publicKeyPem, clientSecret }: Vector, signature: string) {
  return kind === 'rsa-sha256'
    ? verifyAsymmetricSignature({ stringToSign, signature, publicKeys: publicKeyPem ?? '' })
    : verifySymmetricSignature({ stringToSign, signature, clientSecrets: clientSecret ?? '' })
}

async function expectVerified(vector: Vector): Promise<void> {
  const { signature = '' } = vector
  const hex = toHex(fromBase64(signature))
  for (const written of [signature, signature.replace(/=+$/, ''), hex, hex.toUpperCase()]) {
    expect(await verify(vector, written)).toMatchObject({ ok: true })
  }
}

async function expectRefused(vector: Vector): Promise<void> {
  const bytes = fromBase64(vector.signature ?? '')
  for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
    const changed = bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))
    const refusal = { ok: false, failure: { code: 'SIGNATURE_MISMATCH' } }
    expect(await verify(vector, toBase64(changed))).toMatchObject(refusal)
  }
}

function expectTokenString({ clientId = '', timestamp = '', stringToSign }: Vector): void {
  expect(clientIdStringToSign({ clientId, timestamp })).toBe(stringToSign)
}

async function expectCallString(vector: Vector): Promise<void> {
  const { httpMethod: method = '', endpointUrl: path = '', timestamp = '', accessToken, stringToSign } = vector
  for (const body of [vector.rawBody ?? '', vector.minifiedBody ?? '']) {
    const call = { method, path, timestamp, body: encode(body) }
    const rebuilt =
      accessToken === undefined ? asymmetricStringToSign(call) : symmetricStringToSign({ ...call, accessToken })
    expect(await rebuilt).toBe(stringToSign)
  }
  const minified = minifyJson(encode(vector.rawBody ?? ''))
  expect(minified.ok && new TextDecoder().decode(minified.value)).toBe(vector.minifiedBody)
}

async function expectBodyHash({ minifiedBody, bodyHashHex }: Vector): Promise<void> {
  const call = { method: 'POST', path: '/', timestamp: 'T', body: minifiedBody ?? '' }
  expect(await asymmetricStringToSign(call)).toBe(`POST:/:${bodyHashHex}:T`)
}

/** The published call itself, at the time of its timestamp. */
async function expectToken({ clientId = '', timestamp = '', signature = '', publicKeyPem }: Vector): Promise<void> {
  const instant = parseTimestamp(timestamp)
  if (!instant.ok) throw new Error(timestamp)
  const snap = createSnap({
    gateways: [
      nicepayGateway({ partners: [{ clientId, publicKeys: publicKeyPem }], handlers: { nicoPayment: () => {} } }),
    ],
    tokens: { secrets: ['a token secret of at least 32 bytes'] },
    clock: () => instant.value,
    onEvent: () => {},
  })
  const response = await snap.fetch(
    new Request('https://merchant.example/api/v1.0/access-token/b2b', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-CLIENT-KEY': clientId,
        'X-TIMESTAMP': timestamp,
        'X-SIGNATURE': signature,
      },
      body: '{"grantType":"client_credentials","additionalInfo":{}}',
    }),
  )
  expect(await response.json()).toMatchObject({ responseCode: '2007300', tokenType: 'Bearer' })
}

async function expectNoFit(signature: string): Promise<void> {
  for (const vector of VECTORS.filter(({ stringToSign }) => stringToSign !== undefined)) {
    expect(await verify(vector, signature)).toMatchObject({ ok: false, failure: { code: 'SIGNATURE_MISMATCH' } })
  }
}
