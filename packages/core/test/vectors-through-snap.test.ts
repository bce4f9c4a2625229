import { describe, expect, it } from 'vitest'
import {
  type AnyService,
  createSnap,
  defineGateway,
  defineService,
  parseTimestamp,
  type SnapEvent,
  type SpeechRows,
} from '../src/index.ts'
import { readAnswer } from './support/merchant.ts'
import { TOKEN_PATH, TOKEN_SECRET, toBytes, toHeaders } from './support/request.ts'
import { findVector, unverifiedSamples, type Vector } from './support/vectors.ts'

/** What every vector's merchant takes, where it is about the token alone. */
const anything = defineService<object>({ id: 'anything', path: '/v1.0/anything', code: '99', fields: {} })

function openSnap(
  vector: Vector,
  service: AnyService = anything,
  handler: (request: object) => object = () => ({}),
  contract: SpeechRows & { readonly basePath?: string } = {},
) {
  const { clientId = 'G1234325-SNAP', timestamp = '', publicKeyPem } = vector
  const instant = parseTimestamp(timestamp)
  if (!instant.ok) throw new Error(timestamp)
  const events: SnapEvent[] = []
  const gateway = defineGateway({
    name: 'vector',
    basePath: '/api',
    signature: 'client-id',
    token: { maxLength: 150, withAdditionalInfo: true },
    services: { service },
  })({ partners: [{ clientId, publicKeys: publicKeyPem }], handlers: { service: handler }, ...contract })
  const snap = createSnap({
    gateways: [gateway],
    tokens: { secrets: [TOKEN_SECRET] },
    clock: () => new Date(instant.value.getTime() + 60_000),
    onEvent: (event) => events.push(event),
  })
  return { snap, events }
}

const TOKEN_VECTORS = [
  'nicepay-notify-rsa2048',
  'nicepay-ionpaytest-rsa1024-a',
  'nicepay-ionpaytest-rsa1024-b',
  'midtrans-docs-token-rsa2048',
  'midtrans-demo-token',
  'gilang-token-asymmetric',
]

describe.each(TOKEN_VECTORS)('%s as a token request', (id) => {
  const vector = findVector(id)
  const { clientId, timestamp, signature, keyBits } = vector

  const ask = async (changed: string) => {
    const { snap, events } = openSnap(vector)
    const headers = {
      'content-type': 'application/json',
      'x-client-key': clientId,
      'x-timestamp': timestamp,
      'x-signature': changed,
    }
    const body = toBytes({ grantType: 'client_credentials', additionalInfo: {} })
    const request = { method: 'POST', target: `/api${TOKEN_PATH}`, headers: toHeaders(headers), body }
    return { answer: readAnswer(await snap.handle(request)), events }
  }

  it('gets a token', async () => {
    const { answer, events } = await ask(signature)
    expect(answer.json).toEqual({
      responseCode: '2007300',
      responseMessage: 'Successful',
      accessToken: expect.stringMatching(/^[\w.-]{1,150}$/),
      tokenType: 'Bearer',
      expiresIn: '900',
      additionalInfo: {},
    })
    expect(answer.headers['X-CLIENT-KEY']).toBe(clientId)
    const warnings = events.flatMap((event) => (event.type === 'warning' ? event.code : []))
    const weak = keyBits < 2048 ? ['WEAK_PUBLIC_KEY'] : []
    expect(warnings).toEqual([...weak, 'SIGNATURE_DOES_NOT_COVER_BODY'])
  })

  it('gets none when one byte of the signature differs', async () => {
    const bytes = Buffer.from(signature, 'base64')
    bytes.writeUInt8(bytes.readUInt8(7) ^ 1, 7)
    expect((await ask(bytes.toString('base64'))).answer.code).toBe('4017300')
  })

  it.each(unverifiedSamples)('gets none for $id', async (sample) => {
    expect((await ask(sample.signature ?? '')).answer.code).toBe('4017300')
  })
})

describe.each(['midtrans-demo-notify-verify', 'midtrans-demo-notify-generate'])('%s as a call', (id) => {
  const vector = findVector(id)
  const received: unknown[] = []
  const notify = defineService<object>({ id: 'debit-notify', path: '/v1.0/debit/notify', code: '56', fields: {} })
  const handle = (request: object) => {
    received.push(request)
    return {}
  }

  const send = async (body: string) => {
    const { snap } = openSnap(vector, notify, handle, {
      signature: 'asymmetric',
      basePath: '/merchant',
      signedPath: { prefix: 'none' },
    })
    const headers = {
      'content-type': 'application/json',
      'x-partner-id': 'G1234325-SNAP',
      'x-external-id': id,
      'channel-id': '12345',
      'x-timestamp': vector.timestamp,
      'x-signature': vector.signature,
    }
    const request = { method: 'POST', target: '/merchant/v1.0/debit/notify', headers: toHeaders(headers) }
    return readAnswer(await snap.handle({ ...request, body: toBytes(body) }))
  }

  it.each(['rawBody', 'minifiedBody'] as const)('is accepted with its %s', async (form) => {
    const body = vector[form] ?? ''
    expect((await send(body)).code).toBe('2005600')
    expect(received.at(-1)).toEqual(JSON.parse(body))
  })

  it('is refused with another body', async () => {
    expect((await send((vector.minifiedBody ?? '').replace('00', '01'))).code).toBe('4015600')
    expect((await send('{}')).code).toBe('4015600')
  })
})

describe('a signature over no body segment', () => {
  it('is refused for an empty body, through createSnap', async () => {
    const vector = findVector('gilang-service-asymmetric-DEVIANT')
    const balance = defineService<object>({ id: 'balance', path: '/v1/balance-inquiry', code: '11', fields: {} })
    const { snap } = openSnap(vector, balance, () => ({}), { signature: 'asymmetric' })
    const headers = {
      'content-type': 'application/json',
      'x-partner-id': 'G1234325-SNAP',
      'x-external-id': '1',
      'channel-id': '1',
      'x-timestamp': vector.timestamp,
      'x-signature': vector.signature,
    }
    const request = {
      method: 'POST',
      target: '/api/v1/balance-inquiry',
      headers: toHeaders(headers),
      body: toBytes(''),
    }
    const answer = readAnswer(await snap.handle(request))
    expect([answer.code, answer.json.responseMessage]).toEqual(['4011100', 'Unauthorized. [Signature]'])
  })
})
