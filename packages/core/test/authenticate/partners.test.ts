import { describe, expect, it, vi } from 'vitest'
import { prepareRsaKey } from '#crypto'
import type { FindPartner, Partner, PublicKey } from '../../src/index.ts'
import { gatewayKeys, type KeyPair, makeKeyPair } from '../support/key-pairs.ts'
import { causeOf, openMerchant } from '../support/merchant.ts'
import { CLIENT_ID, CLIENT_SECRET } from '../support/request.ts'

// What it does is real; the tests count how often.
vi.mock('#crypto', { spy: true })

const partner: Partner = { clientId: CLIENT_ID, publicKeys: gatewayKeys.pem, clientSecrets: CLIENT_SECRET }

const otherKeys = makeKeyPair()

describe('a list of partners', () => {
  it('an unknown client is 401xx00', async () => {
    const merchant = openMerchant()
    for (const call of [merchant.call({ clientId: 'OTHER' }), merchant.requestToken({ clientId: 'OTHER' })]) {
      const answer = await call
      expect(answer.json).toMatchObject({ responseMessage: 'Unauthorized. [Unknown client]' })
      expect(answer.status).toBe(401)
    }
    expect(causeOf(merchant)).toBe('PARTNER_UNKNOWN')
  })

  it.each(['constructor', '__proto__', 'ionpaytest'])('%s is nobody', async (clientId) => {
    expect((await openMerchant().requestToken({ clientId })).code).toBe('4017300')
  })

  it('an unknown client learns nothing of the other headers', async () => {
    const answer = await openMerchant().call({ clientId: 'OTHER', headers: { 'x-signature': 'rubbish' } })
    expect(answer.json.responseMessage).toBe('Unauthorized. [Unknown client]')
  })

  const REFUSED: [string, unknown, string, string][] = [
    ['an empty list', [], 'PARTNER_INVALID', 'partners is empty'],
    ['no list', undefined, 'PARTNER_INVALID', 'partners is neither a list nor a function'],
    [
      'no client ID',
      [{ ...partner, clientId: undefined }],
      'PARTNER_INVALID',
      'partners[0].clientId must be 1 to 64 visible ASCII characters, as a header carries them, and is undefined: is its environment variable set?',
    ],
    [
      'an empty client ID',
      [{ ...partner, clientId: '' }],
      'PARTNER_INVALID',
      'as a header carries them, and is empty: is its environment variable set?',
    ],
    ['65 characters', [{ ...partner, clientId: 'x'.repeat(65) }], 'PARTNER_INVALID', 'and is 65 characters long.'],
    ['a number', [{ ...partner, clientId: 5 }], 'PARTNER_INVALID', 'and is of the type number.'],
    ['null', [{ ...partner, clientId: null }], 'PARTNER_INVALID', 'and is of the type null.'],
    [
      'a secret that is a number',
      [{ ...partner, clientSecrets: 12345 }],
      'CLIENT_SECRET_INVALID',
      'partners[0].clientSecrets must be a text, and is of the type number.',
    ],
    [
      '37 characters, where tokens have 150',
      [{ ...partner, clientId: 'x'.repeat(37) }],
      'PARTNER_INVALID',
      'partners[0].clientId is too long: its access tokens would have 151 characters, the limit is 150',
    ],
    [
      'a blank in it',
      [{ ...partner, clientId: 'a b' }],
      'PARTNER_INVALID',
      'and is a text with blanks, line ends or characters beyond ASCII.',
    ],
    [
      'a token too long',
      [{ ...partner, clientId: '"'.repeat(36) }],
      'PARTNER_INVALID',
      'partners[0].clientId is too long',
    ],
    ['an odd partner ID', [{ ...partner, partnerId: 'é' }], 'PARTNER_INVALID', 'partners[0].partnerId must be'],
    ['one client ID twice', [partner, partner], 'PARTNER_INVALID', 'partners[1] has the same X-CLIENT-KEY'],
    [
      'one partner ID twice',
      [partner, { ...partner, clientId: 'OTHER', partnerId: CLIENT_ID }],
      'PARTNER_INVALID',
      'partners[1] has the same X-PARTNER-ID',
    ],
    [
      'no secret',
      [{ ...partner, clientSecrets: undefined }],
      'CLIENT_SECRET_INVALID',
      'test: partners[0].clientSecrets is undefined or empty, and inquiry, payment is verified with it: is its environment variable set? It takes the secret that you share with the gateway.',
    ],
    [
      'an empty secret',
      [{ ...partner, clientSecrets: '' }],
      'CLIENT_SECRET_INVALID',
      'partners[0].clientSecrets is empty',
    ],
    [
      'an unset secret',
      [{ ...partner, clientSecrets: ['x', undefined] }],
      'CLIENT_SECRET_INVALID',
      'partners[0].clientSecrets[1] is undefined',
    ],
    [
      'no addresses',
      [{ ...partner, allowedAddresses: [] }],
      'PARTNER_INVALID',
      'partners[0].allowedAddresses is empty',
    ],
  ]
  it.each(REFUSED)('refuses %s', (_, partners, code, message) => {
    const open = () => openMerchant({ contract: { partners: partners as Partner[] } }) // what JavaScript lets through
    expect(open).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }))
  })

  it('takes a client ID of 36 characters', async () => {
    const clientId = 'x'.repeat(36)
    const merchant = openMerchant({ partner: { clientId } })
    const { json, code } = await merchant.requestToken({ clientId })
    expect(code).toBe('2007300')
    expect(json.accessToken.length).toBeLessThanOrEqual(150)
    expect((await merchant.call({ clientId, accessToken: json.accessToken })).code).toBe('2002400')
  })

  it('needs no secret where no service is signed with one', () => {
    const open = () => openMerchant({ partner: { clientSecrets: undefined }, contract: { signature: 'asymmetric' } })
    expect(open).not.toThrow()
  })

  it('warns of a secret in white space and of a short key', () => {
    const merchant = openMerchant({
      partner: { clientSecrets: 'secret-of-16-bytes\n', publicKeys: makeKeyPair(1024).pem },
    })
    expect(merchant.warnings()).toEqual(['WEAK_PUBLIC_KEY', 'CLIENT_SECRET_WHITE_SPACE'])
  })
})

describe('client secrets', () => {
  it.each(['', ' ', '\n', '\t \u00a0'])('of nothing but white space are refused: %j', (clientSecrets) => {
    const error = expect.objectContaining({
      code: 'CLIENT_SECRET_INVALID',
      message: expect.stringContaining('is empty'),
    })
    expect(() => openMerchant({ partner: { clientSecrets } })).toThrow(error)
    expect(() => openMerchant({ partner: { clientSecrets: ['x'.repeat(16), clientSecrets] } })).toThrow(error)
  })

  it('below 16 bytes are a warning that does not print them', () => {
    const short = openMerchant({ partner: { clientSecrets: ['15-bytes-long-x', 'x'.repeat(16), 'éééééééé'] } })
    expect(short.events).toEqual([
      expect.objectContaining({
        code: 'WEAK_CLIENT_SECRET',
        message:
          'test: partners[0].clientSecrets[0] has 15 bytes. Whoever guesses it signs payments: ask the gateway for one of 16 or more, made at random.',
      }),
    ])
  })
})

describe('a partners function', () => {
  const open = (partners: FindPartner) => openMerchant({ partners })

  it('is asked with the ID alone', async () => {
    const find = vi.fn<FindPartner>(async () => partner)
    const merchant = open(find)
    await merchant.snap.ready()
    expect((await merchant.requestToken()).code).toBe('2007300')
    expect((await merchant.call()).code).toBe('2002400')
    expect(find.mock.calls).toEqual([[CLIENT_ID], [CLIENT_ID]])
  })

  it.each<[string, FindPartner]>([
    ['finds nobody', () => undefined],
    ['gives null, as databases do', () => null as unknown as undefined],
    ['finds somebody else', () => ({ ...partner, clientId: 'OTHER' })],
    ['finds the ID in another case', (id) => ({ ...partner, clientId: id.toLowerCase() })],
    ['finds the ID with a blank', (id) => ({ ...partner, clientId: `${id} ` })],
    ['finds one with that client ID but another partner ID', (id) => ({ ...partner, clientId: id, partnerId: 'P' })],
  ])('that %s: unknown client', async (_, find) => {
    const merchant = open(find)
    const answer = await merchant.call()
    expect([answer.code, answer.json.responseMessage]).toEqual(['4012400', 'Unauthorized. [Unknown client]'])
  })

  it.each<[string, string, FindPartner]>([
    ['throws', 'PARTNER_LOOKUP_FAILED', () => raise()],
    ['rejects', 'PARTNER_LOOKUP_FAILED', async () => raise()],
    ['gives a partner without a key', 'INTERNAL_ERROR', (clientId) => ({ clientId, publicKeys: undefined })],
    ['gives a partner without a secret', 'INTERNAL_ERROR', (clientId) => ({ clientId, publicKeys: gatewayKeys.pem })],
  ])('that %s: 500xx01 for %s, and the error reaches onEvent', async (_, code, find) => {
    const merchant = open(find)
    expect((await merchant.call()).code).toBe('5002401')
    expect(merchant.lastEvent()).toMatchObject({
      type: 'failed',
      cause: { code },
      error: expect.any(Error),
    })
  })

  it('that never answers: 504xx00', async () => {
    const merchant = openMerchant({ partners: () => new Promise(() => {}), contract: { deadlineMilliseconds: 30 } })
    expect((await merchant.call()).code).toBe('5042400')
    expect(causeOf(merchant)).toBe('DEADLINE_EXCEEDED')
  })

  it('has its partners prepared once, and anew when they change', async () => {
    vi.mocked(prepareRsaKey).mockClear()
    let found: Partner = partner
    const merchant = open(() => ({ ...found }))
    for (let count = 0; count < 3; count++) await merchant.requestToken()
    expect(prepareRsaKey).toHaveBeenCalledTimes(1)
    found = { ...partner, publicKeys: [makeKeyPair().pem] }
    expect((await merchant.requestToken()).code).toBe('4017300')
    expect(prepareRsaKey).toHaveBeenCalledTimes(2)
  })

  const ways: [string, (key: KeyPair) => PublicKey | undefined][] = [
    ['texts', ({ pem }) => pem],
    ['KeyObjects', ({ publicKey }) => publicKey],
    ['JWKs', ({ publicKey }) => publicKey.export({ format: 'jwk' })],
    ['ArrayBuffers', ({ publicKey }) => Uint8Array.from(publicKey.export({ type: 'spki', format: 'der' })).buffer],
    ['Buffers', ({ pem }) => Buffer.from(pem)],
  ]
  it.each(ways)('never takes two keys for one: %s', async (_, hand) => {
    let keys: PublicKey | readonly (PublicKey | undefined)[] | undefined = hand(gatewayKeys)
    const merchant = open(() => ({ ...partner, publicKeys: keys }))
    vi.mocked(prepareRsaKey).mockClear()
    expect((await merchant.requestToken()).code).toBe('2007300')
    expect((await merchant.requestToken()).code).toBe('2007300')
    expect(prepareRsaKey).toHaveBeenCalledTimes(1)
    for (const other of [hand(otherKeys), [hand(otherKeys)]]) {
      keys = other
      expect((await merchant.requestToken()).code).toBe('4017300')
    }
    keys = [hand(otherKeys), hand(gatewayKeys)]
    expect((await merchant.requestToken()).code).toBe('2007300')
  })

  it('names the key that cannot be read', async () => {
    const merchant = open(() => ({ ...partner, publicKeys: [gatewayKeys.pem, gatewayKeys.privateKey] }))
    expect((await merchant.requestToken()).code).toBe('5007301')
    expect(merchant.lastEvent()).toMatchObject({
      error: {
        message: expect.stringContaining(
          `test: partners('${CLIENT_ID}').publicKeys[1] is not an RSA public key. Found: a private key.`,
        ),
      },
    })
  })

  it('has at most 1000 partners prepared', async () => {
    vi.mocked(prepareRsaKey).mockClear()
    const merchant = open((clientId) => ({ ...partner, clientId }))
    const ask = (clientId: string) => merchant.requestToken({ clientId, headers: { 'x-signature': 'AAAA' } })
    for (let index = 0; index < 1000; index++) await ask(`P${index}`)
    await ask('P0')
    expect(prepareRsaKey).toHaveBeenCalledTimes(1000)
    await ask('P1000')
    await ask('P1')
    expect(prepareRsaKey).toHaveBeenCalledTimes(1001)
    await ask('P0')
    expect(prepareRsaKey).toHaveBeenCalledTimes(1002)
  })
})

function raise(): never {
  throw new Error('the database is down')
}

describe('a function of partners, and what belongs to the merchant', () => {
  it('warns once of a partner whose calls may come from anywhere', async () => {
    const merchant = openMerchant({ partners: async () => partner, contract: { signature: 'client-id' } })
    expect(merchant.warnings()).toEqual([])
    for (let count = 0; count < 3; count++) await merchant.call({ scheme: 'client-id' })
    expect(merchant.warnings()).toEqual(['SIGNATURE_DOES_NOT_COVER_BODY'])
  })

  it('hands the handler the partner as it was found, with its own further members', async () => {
    let tenant = 0
    const seen: unknown[] = []
    const merchant = openMerchant({
      partners: async () => ({ ...partner, tenant: ++tenant }),
      inquiry: async ({ text }, context) => {
        seen.push((context.partner as { tenant?: number }).tenant)
        return { text }
      },
    })
    await merchant.call()
    await merchant.call()
    expect(seen).toEqual([1, 2])
  })
})
