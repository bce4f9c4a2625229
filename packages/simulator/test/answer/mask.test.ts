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
