import { writeTimestamp } from '@snap-sdk/simulator'
import fc from 'fast-check'
import { compactVerify, jwtVerify, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { createAccessTokens } from '../../src/authenticate/access-token.ts'
import { issueAccessToken, verifyAccessToken } from '../../src/index.ts'
import { gatewayKeys } from '../support/key-pairs.ts'
import { causeOf, openMerchant } from '../support/merchant.ts'
import { CLIENT_ID, makeToken, NOW, TOKEN_SECRET } from '../support/request.ts'
import { deriveTokenKey, signToken } from '../support/sign-token.ts'

const OTHER_SECRET = 'another-secret-of-at-least-32-bytes!'
const KEY = deriveTokenKey(TOKEN_SECRET)
const OTHER_KEY = deriveTokenKey(OTHER_SECRET)
const gateway = 'test'
const exp = Math.floor(NOW.getTime() / 1000) + 900
const payload = { sub: CLIENT_ID, exp }
const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString())

describe('issueAccessToken', () => {
  const issue = (clientId: string) =>
    issueAccessToken({ clientId, gateway, secrets: [TOKEN_SECRET, OTHER_SECRET], now: NOW, lifetimeSeconds: 900 })

  it('makes a JWT with sub and exp only, signed by the first secret', async () => {
    const token = await issue(CLIENT_ID)
    const [header, claims] = token.split('.').slice(0, 2).map(decode)
    expect(header).toEqual({ alg: 'HS256' })
    expect(claims).toEqual(payload)
    expect(token).toBe(signToken(payload, KEY))
  })

  it('makes what jose reads, and reads what jose makes', async () => {
    const visible = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 36 })
    await fc.assert(
      fc.asyncProperty(visible, fc.integer({ min: 1, max: 86_400 }), async (clientId, lifetimeSeconds) => {
        const exp = Math.floor(NOW.getTime() / 1000) + lifetimeSeconds
        const token = await issueAccessToken({ clientId, gateway, secrets: [TOKEN_SECRET], now: NOW, lifetimeSeconds })
        expect((await jwtVerify(token, KEY, { algorithms: ['HS256'], currentDate: NOW })).payload).toEqual({
          sub: clientId,
          exp,
        })
        await expect(compactVerify(token, OTHER_KEY)).rejects.toThrow('signature verification failed')

        const theirs = await new SignJWT({ sub: clientId, exp }).setProtectedHeader({ alg: 'HS256' }).sign(KEY)
        const verified = await verifyAccessToken(theirs, { gateway, secrets: [TOKEN_SECRET], now: NOW })
        expect(verified).toEqual({ ok: true, value: { clientId } })
      }),
    )
  })

  it('keeps 150 characters for every client ID of up to 36', async () => {
    const visible = fc.string({ unit: fc.constantFrom(...'abcXYZ019._-~!@|:/'), minLength: 1, maxLength: 36 })
    await fc.assert(
      fc.asyncProperty(visible, async (clientId) => {
        const token = await issue(clientId)
        expect(token.length).toBeLessThanOrEqual(150)
        expect(await verifyAccessToken(token, { gateway, secrets: [TOKEN_SECRET], now: NOW })).toEqual({
          ok: true,
          value: { clientId },
        })
      }),
    )
    expect((await issue('x'.repeat(36))).length).toBeLessThanOrEqual(150)
  })

  it.each([
    ['characters', 'x'.repeat(1_460), 'x'],
    ['characters that JSON escapes', '"'.repeat(730), '"'],
  ])('keeps the 2048 characters of the standard, and refuses a client ID of more %s', async (_, clientId, more) => {
    expect((await issue(clientId)).length).toBeLessThanOrEqual(2_048)
    await expect(issue(clientId + more)).rejects.toMatchObject({ code: 'PARTNER_INVALID' })
  })

  it('refuses a short secret', async () => {
    const short = issueAccessToken({ clientId: 'a', gateway, secrets: ['short'], now: NOW, lifetimeSeconds: 900 })
    await expect(short).rejects.toMatchObject({ code: 'TOKEN_SECRET_INVALID' })
  })
})

const FORGED: [what: string, token: string, code: string][] = [
  ['of an expired one', signToken({ sub: CLIENT_ID, exp: exp - 900 }, KEY), 'TOKEN_EXPIRED'],
  ['of an expired one, by another secret', signToken({ sub: CLIENT_ID, exp: 1 }, OTHER_KEY), 'TOKEN_INVALID'],
  ['by another secret', signToken(payload, OTHER_KEY), 'TOKEN_INVALID'],
  ['by the text of the public key', signToken(payload, gatewayKeys.pem), 'TOKEN_INVALID'],
  ['by an empty secret', signToken(payload, ''), 'TOKEN_INVALID'],
  ['with alg none', signToken(payload, KEY, { alg: 'none' }), 'TOKEN_INVALID'],
  ['with alg none and no signature', signToken(payload, '', { alg: 'none' }).replace(/[^.]+$/, ''), 'TOKEN_INVALID'],
  ['with alg None', signToken(payload, KEY, { alg: 'None' }), 'TOKEN_INVALID'],
  ['with alg HS512', signToken(payload, KEY, { alg: 'HS512' }, 'sha512'), 'TOKEN_INVALID'],
  ['that says RS256', signToken(payload, KEY, { alg: 'RS256' }), 'TOKEN_INVALID'],
  ['with a critical header', signToken(payload, KEY, { alg: 'HS256', crit: ['x'], x: 1 }), 'TOKEN_INVALID'],
  ['without exp', signToken({ sub: CLIENT_ID }, KEY), 'TOKEN_INVALID'],
  ['without sub', signToken({ exp }, KEY), 'TOKEN_INVALID'],
  ['with an empty sub', signToken({ sub: '', exp }, KEY), 'TOKEN_INVALID'],
  ['with a sub that is no text', signToken({ sub: 1, exp }, KEY), 'TOKEN_INVALID'],
  ['with an exp as text, as NICEPAY’s own', signToken({ sub: CLIENT_ID, exp: '2099-01-01' }, KEY), 'TOKEN_INVALID'],
  ['with another claim', signToken({ ...payload, nbf: 1 }, KEY), 'TOKEN_INVALID'],
  ['with an exp that is no whole number', signToken({ sub: CLIENT_ID, exp: exp + 0.5 }, KEY), 'TOKEN_INVALID'],
  ['whose claims are null', signToken(null as unknown as object, KEY), 'TOKEN_INVALID'],
  ['with another way to write the header', signToken(payload, KEY, { typ: 'JWT', alg: 'HS256' }), 'TOKEN_INVALID'],
  ['that is too long', signToken({ sub: 'x'.repeat(2_000), exp }, KEY), 'TOKEN_INVALID'],
  ['under the secret itself', signToken(payload, TOKEN_SECRET), 'TOKEN_INVALID'],
  ['of another gateway', signToken(payload, deriveTokenKey(TOKEN_SECRET, 'other')), 'TOKEN_INVALID'],
  ['with a signature that is padded', `${makeToken()}=`, 'TOKEN_INVALID'],
  ['with a fourth part', `${makeToken()}.a`, 'TOKEN_INVALID'],
  ['that is opaque', 'gp9HjjEj813Y9JGoqwOeOPWbnt4CupvIJbU1Mmu4a11MNDZ7Sg5u9a', 'TOKEN_INVALID'],
  ['whose payload is exchanged', exchange(makeToken(), { sub: 'OTHER', exp }), 'TOKEN_INVALID'],
  ['whose payload is no JSON', `${'a.b.'}${'A'.repeat(43)}`, 'TOKEN_INVALID'],
]

describe('a token', () => {
  it.each(FORGED)('%s is refused', async (_, token, code) => {
    const merchant = openMerchant()
    expect(await verifyAccessToken(token, { gateway, secrets: [TOKEN_SECRET], now: NOW })).toMatchObject({
      failure: { code },
    })
    const answer = await merchant.call({ accessToken: token })
    expect([answer.code, answer.json.responseMessage]).toEqual(['4012401', 'Invalid Token (B2B)'])
    expect(causeOf(merchant)).toBe(code)
  })

  it('whose last character is not canonical is refused', async () => {
    const merchant = openMerchant()
    const good = makeToken()
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const digit = alphabet.indexOf(good.at(-1) ?? '')
    for (let spare = 1; spare < 4; spare++) {
      const same = good.slice(0, -1) + alphabet.charAt(digit + spare)
      expect(Buffer.from(same.slice(-43), 'base64url')).toEqual(Buffer.from(good.slice(-43), 'base64url'))
      expect((await merchant.call({ accessToken: same })).code).toBe('4012401')
    }
  })

  it('lives to the second before its end', async () => {
    const verify = async (milliseconds: number) =>
      (
        await verifyAccessToken(makeToken(), {
          gateway,
          secrets: [TOKEN_SECRET],
          now: new Date(exp * 1000 + milliseconds),
        })
      ).ok
    expect([await verify(-1), await verify(0)]).toEqual([true, false])
  })

  it('that was taken once is refused from its end on', async () => {
    const merchant = openMerchant()
    const accessToken = makeToken()
    expect((await merchant.call({ accessToken })).code).toBe('2002400')
    merchant.now = new Date(exp * 1000)
    const late = { accessToken, timestamp: writeTimestamp(merchant.now) }
    expect((await merchant.call(late)).code).toBe('4012401')
    expect(causeOf(merchant)).toBe('TOKEN_EXPIRED')
    expect((await merchant.call(late)).code).toBe('4012401')
  })

  it('stays good when more tokens came since than are remembered', async () => {
    const tokens = createAccessTokens({ secrets: [TOKEN_SECRET], names: [gateway] })
    const issue = (lifetimeSeconds: number) => tokens.issue({ clientId: CLIENT_ID, now: NOW, lifetimeSeconds })
    const first = issue(900)
    for (const token of [first, ...Array.from({ length: 1_001 }, (_, index) => issue(901 + index)), first]) {
      expect(await tokens.check(token, NOW)).toEqual({ ok: true, value: { clientId: CLIENT_ID } })
    }
  })

  it('of any of the secrets is taken, so that they can be rotated', async () => {
    const merchant = openMerchant({ tokens: { secrets: [OTHER_SECRET, TOKEN_SECRET] } })
    expect((await merchant.call()).code).toBe('2002400')
    expect((await merchant.call({ accessToken: signToken(payload, OTHER_KEY) })).code).toBe('2002400')
    const { json } = await merchant.requestToken()
    expect(json.accessToken).toBe(signToken(payload, OTHER_KEY))
  })

  it('of another partner is refused', async () => {
    const merchant = openMerchant({
      partners: [
        { clientId: CLIENT_ID, publicKeys: gatewayKeys.pem, clientSecrets: 'client-secret-of-the-fixture' },
        { clientId: 'OTHER', publicKeys: gatewayKeys.pem, clientSecrets: 'another' },
      ],
    })
    expect((await merchant.call({ accessToken: makeToken('OTHER') })).code).toBe('4012401')
    expect(causeOf(merchant)).toBe('TOKEN_OF_ANOTHER_PARTNER')
  })

  it('is issued for the client ID, and taken under the partner ID', async () => {
    const merchant = openMerchant({ partner: { partnerId: 'NICE-PARTNER' } })
    const { json } = await merchant.requestToken()
    const call = { clientId: 'NICE-PARTNER', accessToken: json.accessToken }
    expect((await merchant.call(call)).code).toBe('2002400')
    expect((await merchant.call()).code).toBe('4012400')
    expect((await merchant.requestToken({ clientId: 'NICE-PARTNER' })).code).toBe('4017300')
  })

  it.each([
    ['none at all', undefined, 'TOKEN_MISSING'],
    ['an empty header', '', 'TOKEN_MISSING'],
    ['Basic', 'Basic dXNlcjpwYXNz', 'TOKEN_INVALID'],
    ['the token without Bearer', makeToken(), 'TOKEN_INVALID'],
    ['Bearer alone', 'Bearer ', 'TOKEN_INVALID'],
    ['a doubled header', `Bearer ${makeToken()}, Bearer ${makeToken()}`, 'TOKEN_INVALID'],
    ['the quotes of NICEPAY’s page', `Bearer "${makeToken()}"`, 'TOKEN_INVALID'],
  ])('in Authorization: %s is 401xx01', async (_, authorization, code) => {
    const merchant = openMerchant()
    expect((await merchant.call({ headers: { authorization } })).code).toBe('4012401')
    expect(causeOf(merchant)).toBe(code)
  })

  it('in Authorization: the scheme’s name may have any case', async () => {
    const merchant = openMerchant()
    expect((await merchant.call({ headers: { authorization: `bearer  ${makeToken()}` } })).code).toBe('2002400')
  })
})

describe('tokens.secrets', () => {
  it.each([
    ['no list', undefined, 'tokens.secrets is missing, and test asks for a token'],
    ['an empty list', [], 'tokens.secrets is empty'],
    ['an unset environment variable', [undefined], 'tokens.secrets[0] is undefined: is its environment variable set?'],
    ['31 bytes', [TOKEN_SECRET, 'x'.repeat(31)], 'tokens.secrets[1] has 31 bytes'],
    ['a text in place of a list', TOKEN_SECRET, 'tokens.secrets is not a list. Pass [process.env.SNAP_TOKEN_SECRET].'],
    ['a number', [42], 'tokens.secrets[0] is of the type number; it takes a text'],
  ])('refuses %s', async (_, secrets, message) => {
    const given = secrets as string[] // what JavaScript lets through
    const refused = expect.objectContaining({
      code: 'TOKEN_SECRET_INVALID',
      message: expect.stringContaining(message),
    })
    expect(() => openMerchant({ tokens: { secrets: given } })).toThrow(refused)
    const verified = await verifyAccessToken(makeToken(), { gateway, secrets: given, now: NOW })
    expect(verified).toMatchObject({ ok: false, failure: { code: 'SECRET_INVALID' } })
  })

  it('counts bytes, not characters', () => {
    expect(() => openMerchant({ tokens: { secrets: ['é'.repeat(16)] } })).not.toThrow()
  })

  it('that are missing altogether are a configuration error too', () => {
    const nothing = undefined as unknown as { secrets: [] } // what JavaScript lets through
    expect(() => openMerchant({ tokens: nothing })).toThrow(expect.objectContaining({ code: 'TOKEN_SECRET_INVALID' }))
  })
})

function exchange(token: string, claims: object): string {
  const [header, , signature] = token.split('.')
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.')
}
