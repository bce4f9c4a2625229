import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskExchange, maskSecrets, maskText } from '../../src/answer/mask.ts'
import { createGateway } from '../../src/gateway.ts'
import { PRIVATE_KEY } from '../support/keys.ts'

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJJT05QQVlURVNUIn0.c2lnbmF0dXJlLW9mLWEtdGVzdA'
const OPAQUE_TOKEN = 'gp9HjjEj813Y9JGoqwOeOPWbnt4CUpvI/bU1mMU4a11=='
const CLIENT_SECRET = 'the secret / of a test "quoted"'

describe('maskText', () => {
  it.each([
    ['', ''],
    ['AAAA', 'A… (4 characters)'],
    ['x', '… (1 characters)'],
    [TOKEN, 'eyJhbG… (75 characters)'],
  ])('%j becomes %j', (text, masked) => {
    expect(maskText(text)).toBe(masked)
  })
})

describe('maskExchange', () => {
  it.each([TOKEN, OPAQUE_TOKEN])('leaves no credential in any part: %s', async (token) => {
    const fetch = async (request: Request) => {
      const [signature, authorization] = [request.headers.get('x-signature'), request.headers.get('authorization')]
      return Response.json(
        {
          responseCode: '4010000',
          responseMessage: `no: ${signature}`,
          accessToken: token,
          was: [authorization, CLIENT_SECRET],
        },
        { status: 401, headers: { 'Set-Cookie': `session=${token}`, 'X-Echo': `${signature}` } },
      )
    }
    const gateway = createGateway({
      clientId: 'IONPAYTEST',
      privateKey: PRIVATE_KEY,
      clientSecret: CLIENT_SECRET,
      signature: 'symmetric',
      target: { fetch },
    })
    const exchange = await gateway.inquire({ payNo: '701589101110' }, { accessToken: token })
    const signature = exchange.request.headers['X-SIGNATURE'] ?? ''
    const masked = maskExchange(exchange, [CLIENT_SECRET])

    const { body, ...request } = masked.request
    const everything = JSON.stringify([request, new TextDecoder().decode(body), masked.response])
    const bare = everything.replaceAll('\\', '')
    for (const secret of [token, signature, CLIENT_SECRET]) {
      expect(bare).not.toContain(secret.replaceAll('\\', ''))
      expect(bare).not.toContain(JSON.stringify(secret).slice(1, -1).replaceAll('\\', ''))
    }
    expect(masked.request.headers.Authorization).toBe(`Bearer ${maskText(token)}`)
    expect(masked.request.headers['X-SIGNATURE']).toBe(maskText(signature))
    expect(masked.request.stringToSign).toMatch(
      new RegExp(`^POST:/api/v1\\.0/cvs/inquiry:${token.slice(0, 6)}… \\(${token.length} characters\\):[0-9a-f]{64}:`),
    )
    expect(masked.response).toMatchObject({
      status: 401,
      body: { responseCode: '4010000', accessToken: maskText(token) },
    })
    expect(JSON.parse(masked.response.text)).toMatchObject({ responseCode: '4010000' })
    expect(new TextDecoder().decode(body)).toBe('{"payNo":"701589101110"}')
  })

  it('masks the token in a string to sign whose Authorization was left out', async () => {
    const gateway = createGateway({
      clientId: 'IONPAYTEST',
      privateKey: PRIVATE_KEY,
      clientSecret: CLIENT_SECRET,
      signature: 'symmetric',
      target: { fetch: async () => new Response('not found', { status: 404 }) },
    })
    const overrides = { accessToken: OPAQUE_TOKEN, headers: { Authorization: undefined } }
    const masked = maskExchange(await gateway.inquire({}, overrides))
    expect(JSON.stringify(masked)).not.toContain(OPAQUE_TOKEN)
    expect(masked.response).toMatchObject({ text: 'not found', body: undefined })
  })

  it('shows that a signature was empty', async () => {
    const target = { fetch: async () => new Response('{}') }
    const gateway = createGateway({ clientId: 'IONPAYTEST', privateKey: PRIVATE_KEY, target })
    const request = gateway.prepareToken(undefined, { headers: { 'X-SIGNATURE': '' } })
    expect(maskExchange(await gateway.send(request)).request.headers['X-SIGNATURE']).toBe('')
  })
})

describe('maskSecrets', () => {
  it.each([
    ['a JWT', `token ${TOKEN} here`, TOKEN],
    ['a private key', `key ${PRIVATE_KEY} here`, PRIVATE_KEY.split('\n')[1] ?? ''],
    ['a field of JSON', '{"clientSecret" : "a\\u0062c\\"d-efgh"}', 'a\\u0062c'],
    ['a short field of JSON', '{"accessToken":"abc123"}', 'abc123'],
  ])('finds %s by its form', (_what, text, secret) => {
    expect(maskSecrets(text)).not.toContain(secret)
  })

  it('leaves the rest as it is', () => {
    const text = '{"payNo":"701589101110","note":"signature of eyJ"}'
    expect(maskSecrets(text, ['x', 'no'])).toBe(text)
  })

  it.each([
    ['keys without an end', '-----BEGIN PRIVATE KEY-----'.repeat(35_000)],
    ['tokens without an end', '-eyJaaaaa'.repeat(110_000)],
    ['quotes', '"a":"'.repeat(200_000)],
    ['backslashes', `"accessToken":"${'\\'.repeat(1_000_000)}`],
    ['spaces', `"a"${' '.repeat(1_000_000)}`],
  ])('is done with a million characters of %s', (_what, text) => {
    expect(typeof maskSecrets(text)).toBe('string')
  })
})

describe('whatever a server makes of a secret', () => {
  const each = (write: (unit: string) => string) => (text: string) => text.replace(/[\s\S]/g, write)
  const hexOf = (unit: string, length: number) => unit.charCodeAt(0).toString(16).padStart(length, '0')
  const fold = (between: string, width: number) => (text: string) =>
    text.match(new RegExp(`.{1,${width}}`, 'gs'))?.join(between) ?? ''
  const inBase64 = (text: string) => Buffer.from(text).toString('base64')

  /** Each takes a text to another that holds it. Two of them are put one behind the other. */
  const DISGUISES: Readonly<Record<string, (text: string) => string>> = {
    plain: (text) => text,
    'JSON in JSON': (text) => JSON.stringify(JSON.stringify(text)),
    '\\/': (text) => JSON.stringify(text).replaceAll('/', '\\/'),
    '\\u0041': each((unit) => `\\u${hexOf(unit, 4)}`),
    '\\U+0041 in capitals': each((unit) => `\\u${hexOf(unit, 4).toUpperCase()}`),
    '\\x41': each((unit) => `\\x${hexOf(unit, 2)}`),
    '%41': each((unit) => `%${hexOf(unit, 2)}`),
    encodeURIComponent,
    '&#65;': each((unit) => `&#${unit.charCodeAt(0)};`),
    '&#x41;': each((unit) => `&#x${hexOf(unit, 2).toUpperCase()};`),
    HTML: (text) =>
      text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('/', '&sol;'),
    base64: inBase64,
    base64url: (text) => Buffer.from(text).toString('base64url'),
    'base64 of more': (text) => inBase64(`{"a":"${text}"}`),
    'base64 of more yet': (text) => inBase64(`{"ab":"${text}"}`),
    hex: (text) => Buffer.from(text).toString('hex'),
    HEX: (text) => Buffer.from(text).toString('hex').toUpperCase(),
    'hex with colons': (text) => fold(':', 2)(Buffer.from(text).toString('hex')),
    'small letters': (text) => text.toLowerCase(),
    'lines of 20': fold('\n', 20),
    'lines of 20 in JSON': (text) => JSON.stringify(fold('\r\n', 20)(text)),
    'a list of pieces': (text) => JSON.stringify(text.match(/.{1,17}/g)),
    'a prefix': (text) => `${text.slice(0, Math.max(16, text.length / 2))}...`,
    'a suffix': (text) => `...${text.slice(-20)}`,
    'the middle': (text) => text.slice(5, 25),
  }
  const names = Object.keys(DISGUISES)
  const secret = fc.oneof(
    fc.constantFrom(OPAQUE_TOKEN, TOKEN),
    fc.uint8Array({ minLength: 24, maxLength: 64 }).map((bytes) => Buffer.from(bytes).toString('base64')),
    fc.stringMatching(/^[A-Za-z0-9+/_.@!#-]{32,60}$/),
  )

  /** No piece of 16 characters of what a disguise made is left. */
  function findLeft(disguised: string, masked: string): string | undefined {
    for (let at = 0; at + 16 <= disguised.length; at++) {
      const piece = disguised.slice(at, at + 16)
      if (masked.includes(piece)) return piece
    }
    return undefined
  }

  it.each(names)('%s', (name) => {
    const write = DISGUISES[name] ?? String
    fc.assert(
      fc.property(secret, (text) => {
        const disguised = write(text)
        const masked = maskSecrets(`told: ${disguised} !`, [text])
        expect(masked).toMatch(/… \(\d+ characters\)/)
        // What stands around the secret in base64 of more, and what quotes it, may stay.
        const inner = /more/.test(name) ? disguised.slice(12, -4) : disguised.replace(/^["\\[]+|["\\\]]+$/g, '')
        expect(findLeft(inner, masked)).toBeUndefined()
      }),
      { numRuns: 40 },
    )
  })

  it('leaves other texts as they are', () => {
    const known = [OPAQUE_TOKEN, TOKEN, randomBytes(256).toString('base64')]
    const other = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.json(),
      fc.base64String({ maxLength: 200 }),
    )
    fc.assert(
      fc.property(other, (text) => {
        fc.pre(!/(access_?token|refresh_?token|client_?secret|private_?key|signature)/i.test(text))
        expect(maskSecrets(text, known)).toBe(text)
      }),
      { numRuns: 200 },
    )
  })

  it('masks one of many secrets in a large text', () => {
    const known = Array.from({ length: 500 }, () => randomBytes(256).toString('base64'))
    const text = `${'{"a":"\\u0041"},'.repeat(3_000)}${known[7]}`
    expect(maskSecrets(text, known)).not.toContain(known[7]?.slice(0, 20))
  })
})
