import { describe, expect, it } from 'vitest'
import { openMerchant } from '../support/merchant.ts'
import { CLIENT_ID, NOW, TOKEN_SECRET } from '../support/request.ts'
import { deriveTokenKey, signToken } from '../support/sign-token.ts'

describe('POST /api/v1.0/access-token/b2b', () => {
  const merchant = openMerchant()

  it('answers the page’s six fields, in its types', async () => {
    const answer = await merchant.requestToken({ timestamp: '2024-01-22T15:00:01+07:00' })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toStrictEqual({
      responseCode: '2007300',
      responseMessage: 'Successful',
      accessToken: signToken({ sub: CLIENT_ID, exp: NOW.getTime() / 1000 + 900 }, deriveTokenKey(TOKEN_SECRET)),
      tokenType: 'Bearer',
      expiresIn: '900',
      additionalInfo: {},
    })
    expect(answer.headers).toEqual({
      'Content-Type': 'application/json',
      'X-TIMESTAMP': '2024-01-22T15:00:01+07:00',
      'X-CLIENT-KEY': CLIENT_ID,
    })
  })

  it.each([
    [{ grantType: 'client_credentials' }, '2007300', 'Successful'],
    [{ grantType: 'client_credentials', additionalInfo: { more: 1 }, other: true }, '2007300', 'Successful'],
    [{ grantType: 'client_credentials', additionalInfo: null }, '2007300', 'Successful'],
    [{}, '4007302', 'Invalid Mandatory Field grantType'],
    [{ grantType: '' }, '4007302', 'Invalid Mandatory Field grantType'],
    [{ grantType: null }, '4007302', 'Invalid Mandatory Field grantType'],
    [{ grant_type: 'client_credentials' }, '4007302', 'Invalid Mandatory Field grantType'],
    [{ grantType: 'AUTHORIZATION_CODE' }, '4007301', 'Invalid Field Format grantType'],
    [{ grantType: 'CLIENT_CREDENTIALS' }, '4007301', 'Invalid Field Format grantType'],
    [{ grantType: ['client_credentials'] }, '4007301', 'Invalid Field Format grantType'],
    [{ grantType: 'client_credentials', additionalInfo: 'text' }, '2007300', 'Successful'],
  ])('%j is %s', async (body, code, message) => {
    const answer = await merchant.requestToken({ body })
    expect([answer.code, answer.json.responseMessage]).toEqual([code, message])
  })

  it('gives no token without a signature that fits', async () => {
    const answer = await merchant.requestToken({
      timestamp: '2024-01-22T15:00:02+07:00',
      headers: { 'x-timestamp': '2024-01-22T15:00:01+07:00' },
    })
    expect([answer.code, answer.json.responseMessage]).toEqual(['4017300', 'Unauthorized. [Signature]'])
  })

  it('verifies the signature before the body is read', async () => {
    const unread: string[] = []
    async function* body(): AsyncGenerator<Uint8Array> {
      unread.push('read')
      yield new Uint8Array()
    }
    const answer = await merchant.requestToken({ sentBody: body(), headers: { 'x-signature': 'AAAA' } })
    expect([answer.code, unread]).toEqual(['4017300', []])
  })

  it('its lifetime is an option, as text in the answer', async () => {
    const short = openMerchant({ tokens: { secrets: [TOKEN_SECRET], lifetimeSeconds: 60 } })
    const { json } = await short.requestToken()
    expect(json.expiresIn).toBe('60')
    expect((await short.call({ accessToken: json.accessToken })).code).toBe('2002400')
    short.now = new Date(NOW.getTime() + 60_000)
    expect((await short.call({ accessToken: json.accessToken })).code).toBe('4012401')
  })
})
