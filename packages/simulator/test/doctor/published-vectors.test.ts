import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readGivenKeys } from '../../src/doctor/given-key.ts'
import { explainSent, hmac, SECRET, type Sent } from './support/signed-call.ts'

/** What others published, with its source in the file. */
interface Vector {
  readonly id: string
  readonly status: string
  readonly kind: string
  readonly form?: string
  readonly clientId?: string
  readonly timestamp?: string
  readonly endpointUrl?: string
  readonly accessToken?: string
  readonly rawBody?: string
  readonly publicKeyPem?: string
  readonly clientSecret?: string
  readonly signature?: string
  readonly minifiedBody?: string
  readonly bodyHashHex?: string
}

const FILES = ['nicepay', 'midtrans-docs', 'midtrans-signature-demo', 'gilang-snap-bi-go', 'body-hash']
const vectors = FILES.flatMap((name): readonly Vector[] => {
  const file = new URL(`../../../core/test/vectors/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')).vectors
}).filter(({ status }) => status === 'verified')

function explain(vector: Vector, sent: Partial<Sent> = {}) {
  const { clientId = 'X', timestamp = '', accessToken, rawBody, publicKeyPem, clientSecret, signature = '' } = vector
  const target = vector.endpointUrl ?? '/api/v1.0/access-token/b2b'
  const authorization = accessToken === undefined ? undefined : `Bearer ${accessToken}`
  const headers = {
    'X-TIMESTAMP': timestamp,
    'X-CLIENT-KEY': clientId,
    'X-PARTNER-ID': clientId,
    Authorization: authorization,
  }
  return explainSent(
    { signature, target, body: rawBody ?? '', headers, ...sent },
    {
      keys: publicKeyPem === undefined ? [] : readGivenKeys(publicKeyPem, vector.id),
      secrets: clientSecret === undefined ? [] : [{ source: vector.id, bytes: Buffer.from(clientSecret) }],
    },
  )
}

const find = (id: string): Vector => {
  const vector = vectors.find((one) => one.id === id)
  if (vector === undefined) throw new Error(`no vector ${id}`)
  return vector
}

describe('verifies what others signed', () => {
  const whole = vectors.filter(
    ({ form, rawBody, kind }) => rawBody !== undefined || (form === 'clientId|timestamp' && kind === 'rsa-sha256'),
  )

  it('has them', () => expect(whole).toHaveLength(9))

  it.each(whole.map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
    expect(explain(vector).verdict).toBe('verifies')
  })
})

describe('names what others do otherwise', () => {
  it.each([
    ['gilang-token-symmetric', 'scheme', {}],
    ['gilang-service-symmetric-DEVIANT', 'string-form', { target: '/api/v1/balance-inquiry' }],
    ['gilang-service-asymmetric-DEVIANT', 'string-form', { target: '/api/v1/balance-inquiry' }],
  ] as const)('%s: %s', (id, rule, sent) => {
    expect(explain(find(id), sent).causes.map((cause) => cause.rule)).toEqual([rule])
  })

  it('a body captured in another form than Midtrans signed', () => {
    const vector = find('midtrans-demo-notify-verify')
    const pretty = JSON.stringify(JSON.parse(vector.rawBody ?? ''), undefined, 2)
    expect(explain(vector, { body: pretty }).verdict).toBe('verifies')
    const retyped = (vector.rawBody ?? '').replace('"102800.00"', '102800.00')
    expect(explain(vector, { body: retyped }).causes.map(({ rule }) => rule)).toEqual(['body-numbers'])
  })

  it("DOKU's published hash: blanks inside strings stay, and the doctor sees when they did not", () => {
    const { minifiedBody = '', bodyHashHex = '' } = find('doku-bodyhash-padded')
    const sign = (hash: string) =>
      hmac(`POST:/api/v1.0/transfer-va/payment:token:${hash}:2024-01-22T15:00:01+07:00`, SECRET)
    const headers = { Authorization: 'Bearer token' }
    const question = { signature: 'symmetric' } as const
    expect(explainSent({ body: minifiedBody, headers, signature: sign(bodyHashHex) }, question).verdict).toBe(
      'verifies',
    )
    const stripped = explainSent(
      { body: minifiedBody.replaceAll(' ', ''), headers, signature: sign(bodyHashHex) },
      question,
    )
    expect(stripped.verdict).toBe('unexplained')
  })
})
