import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SnapRequest } from '../src/index.ts'
import { causeOf, openMerchant } from './support/merchant.ts'
import {
  INQUIRY_PATH,
  makeRequest,
  makeToken,
  makeTokenRequest,
  stream,
  toBytes,
  toHeaders,
} from './support/request.ts'

const HEADERS = [
  'content-type',
  'content-length',
  'authorization',
  'x-timestamp',
  'x-partner-id',
  'x-client-key',
  'x-external-id',
  'channel-id',
  'x-signature',
]

/** A call with one header replaced. */
function withHeader(request: SnapRequest, name: string, change: (value: string) => string): SnapRequest {
  const headers = Object.fromEntries(HEADERS.map((known) => [known, request.headers.get(known) ?? undefined]))
  return { ...request, headers: toHeaders({ ...headers, [name]: change(headers[name] ?? '') }) }
}

function flip(bytes: Uint8Array, at: number): Uint8Array {
  const bit = at % (bytes.length * 8)
  return bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
}

const flipText = (at: number) => (text: string) => Buffer.from(flip(Buffer.from(text, 'latin1'), at)).toString('latin1')

/** Flips a bit of the signature itself, and not of how it is written. */
const flipSignature = (at: number) => (text: string) =>
  Buffer.from(flip(Buffer.from(text, 'base64'), at)).toString('base64')

/** Flips a bit of the token behind `Bearer `. */
const flipToken = (at: number) => (text: string) => text.slice(0, 7) + flipText(at)(text.slice(7))

type Change = (request: SnapRequest, at: number) => SnapRequest

const OF_CALLER: Record<string, Change> = {
  timestamp: (request, at) => withHeader(request, 'x-timestamp', flipText(at)),
  'signature bytes': (request, at) => withHeader(request, 'x-signature', flipSignature(at)),
  'signature text': (request, at) => withHeader(request, 'x-signature', flipText(at)),
}

const OF_CALL: Record<string, Change> = {
  ...OF_CALLER,
  'X-PARTNER-ID': (request, at) => withHeader(request, 'x-partner-id', flipText(at)),
  method: (request, at) => ({ ...request, method: flipText(at)(request.method) }),
  path: (request, at) => ({ ...request, target: flipText(at)(request.target.split('?')[0] ?? '') + QUERY }),
  query: (request, at) => ({ ...request, target: request.target.replace(QUERY, flipText(at)(QUERY)) }),
  body: (request, at) => ({ ...request, body: flip(request.body as Uint8Array, at) }), // the builder made it of bytes
  'streamed body': (request, at) => ({ ...request, body: stream(flip(request.body as Uint8Array, at)) }),
}

const QUERY = '?channel=1&store=ALMA'
const BODIES = [
  '{"text":"hello \\u00e9","amount":{"value":"10000.00","currency":"IDR"}}',
  '{\t"text": "spaced",\r\n "n": 1.0 }',
]
const token: Record<string, Change> = { token: (request, at) => withHeader(request, 'authorization', flipToken(at)) }

const SCHEMES = {
  'client-id': { ...OF_CALLER, ...token, 'X-PARTNER-ID': OF_CALL['X-PARTNER-ID'] },
  symmetric: { ...OF_CALL, ...token },
  asymmetric: OF_CALL,
  'symmetric-without-token': OF_CALL,
} as const

describe.each(Object.keys(SCHEMES) as (keyof typeof SCHEMES)[])('a one-bit change under %s', (scheme) => {
  const merchant = openMerchant({ contract: { signature: scheme } })
  const changes = Object.entries(SCHEMES[scheme]) as [string, Change][]

  it('none: the call is accepted', async () => {
    for (const body of BODIES) {
      const answer = await merchant.call({ scheme, path: INQUIRY_PATH + QUERY, body })
      expect(answer.code).toBe('2002400')
    }
  })

  it.each(changes)('of the %s fails', async (_, change) => {
    const anyBit = fc.nat({ max: 1 << 16 })
    await fc.assert(
      fc.asyncProperty(anyBit, fc.constantFrom(...BODIES), async (at, body) => {
        const request = makeRequest({ scheme, path: INQUIRY_PATH + QUERY, body })
        const answer = await merchant.handle(change(request, at))
        expect(answer.status).toBeGreaterThanOrEqual(400)
        expect(answer.status).toBeLessThan(500)
        expect(merchant.lastEvent().type).toBe('refused')
        expect(['DUPLICATE_CONFLICT', 'JSON_INVALID', 'FIELD_INVALID']).not.toContain(causeOf(merchant))
      }),
      { numRuns: 60 },
    )
  })
})

describe('a one-bit change of a token request', () => {
  const merchant = openMerchant()

  it('none: a token is given', async () => {
    expect((await merchant.requestToken()).code).toBe('2007300')
  })

  const changes: [string, Change][] = [
    ...Object.entries(OF_CALLER),
    ['X-CLIENT-KEY', (request, at) => withHeader(request, 'x-client-key', flipText(at))],
  ]
  it.each(changes)('of the %s fails', async (_, change) => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 1 << 16 }), async (at) => {
        const answer = await merchant.handle(change(makeTokenRequest(), at))
        expect([400, 401]).toContain(answer.status)
        expect(answer.json).not.toHaveProperty('accessToken')
      }),
      { numRuns: 60 },
    )
  })
})

it('every single bit of a token counts', async () => {
  const merchant = openMerchant()
  const good = makeToken()
  for (let at = 0; at < good.length * 8; at++) {
    const request = makeRequest({ accessToken: flipText(at)(good), body: toBytes('{"text":"a"}') })
    const answer = await merchant.handle(request)
    expect([answer.code, at]).toEqual(['4012401', at])
  }
})
