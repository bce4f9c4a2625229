import { describe, expect, it, vi } from 'vitest'
import { createSnap, type Service, type SnapEvent, type SnapOptions } from '../src/index.ts'
import { gatewayKeys } from './support/key-pairs.ts'
import { inquiryService, openMerchant, readAnswer } from './support/merchant.ts'
import {
  CLIENT_ID,
  CLIENT_SECRET,
  INQUIRY_PATH,
  makeRequest,
  PAYMENT_PATH,
  TOKEN_PATH,
  TOKEN_SECRET,
} from './support/request.ts'

describe('endpoints and matches', () => {
  it('name every service with its full path', () => {
    const { snap } = openMerchant({ basePath: '/nicepay/api' })
    expect(snap.endpoints).toEqual([
      { method: 'POST', path: `/nicepay/api${TOKEN_PATH}`, service: 'access-token' },
      { method: 'POST', path: `/nicepay/api${INQUIRY_PATH}`, service: 'test.inquiry' },
      { method: 'POST', path: `/nicepay/api${PAYMENT_PATH}`, service: 'test.payment' },
    ])
    for (const { path } of snap.endpoints) expect(snap.matches(path)).toBe(true)
    expect(snap.matches(`/api${TOKEN_PATH}`)).toBe(false)
  })

  it('the access token is always there', async () => {
    const { snap, ...merchant } = openMerchant({ services: [] })
    expect(snap.endpoints).toHaveLength(1)
    expect((await merchant.requestToken()).code).toBe('2007300')
  })
})

describe('createSnap refuses at start', () => {
  const NUMBERS: [keyof SnapOptions, unknown, string][] = [
    ['timestampToleranceSeconds', -1, 'timestampToleranceSeconds is -1; it must be a whole number from 0 to 86400.'],
    ['timestampToleranceSeconds', 0.5, 'timestampToleranceSeconds is 0.5'],
    ['timestampToleranceSeconds', Number.NaN, 'timestampToleranceSeconds is NaN'],
    ['timestampToleranceSeconds', '300', 'timestampToleranceSeconds is 300'],
    ['deadlineMilliseconds', 0, 'deadlineMilliseconds is 0'],
    ['deadlineMilliseconds', Number.POSITIVE_INFINITY, 'deadlineMilliseconds is Infinity'],
    ['deadlineMilliseconds', 2 ** 31, 'deadlineMilliseconds is 2147483648'],
    ['storeTimeoutMilliseconds', 0, 'storeTimeoutMilliseconds is 0'],
    ['maxBodyBytes', 0, 'maxBodyBytes is 0'],
    ['maxBodyBytes', Number.POSITIVE_INFINITY, 'maxBodyBytes is Infinity'],
    ['maxConcurrentHandlers', 0, 'maxConcurrentHandlers is 0; it must be a whole number of at least 1.'],
    ['basePath', 'api', "basePath is 'api'; it must start with a slash and end without one"],
    ['basePath', '/api/', "basePath is '/api/'"],
    ['basePath', '/', "basePath is '/'"],
    ['basePath', '/a b', "basePath is '/a b'"],
    ['basePath', '/a?b', "basePath is '/a?b'"],
    ['basePath', 42, "basePath is '42'"],
    ['signedBasePath', 'https://merchant.co.id/api', 'signedBasePath is'],
  ]
  it.each(NUMBERS)('%s: %j', (option, value, message) => {
    const error = expect.objectContaining({ code: 'OPTION_INVALID', message: expect.stringContaining(message) })
    expect(() => openMerchant({ [option]: value })).toThrow(error)
  })

  it.each([0, -1, 1.5, 86_401])('tokens.lifetimeSeconds: %j', (lifetimeSeconds) => {
    const tokens = { secrets: [TOKEN_SECRET], lifetimeSeconds }
    const message = expect.stringContaining(`tokens.lifetimeSeconds is ${lifetimeSeconds}`)
    expect(() => openMerchant({ tokens })).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', message }))
  })

  const service = inquiryService(() => ({ text: 'a' }))
  const SERVICES: [string, unknown, string][] = [
    ['two services on one path', [service, service], 'services test.inquiry and test.inquiry have the same path /api'],
    ['a service without its handler', [inquiryService], 'Give the defined service its handler'],
    ['a hole', [undefined], 'services holds something that is no service'],
    ['an object', [{}], 'services holds something that is no service'],
  ]
  it.each(SERVICES)('services: %s', (_, services, message) => {
    const open = () =>
      createSnap({
        partners: [{ clientId: CLIENT_ID, publicKeys: gatewayKeys.pem, clientSecrets: CLIENT_SECRET }],
        tokens: { secrets: [TOKEN_SECRET] },
        services: services as Service[], // what JavaScript lets through
      })
    expect(open).toThrow(
      expect.objectContaining({ code: 'SERVICE_INVALID', message: expect.stringContaining(message) }),
    )
  })
})

describe('a service that leaves the body open', () => {
  const service = { signature: 'access-token' } as const
  const partners = [{ clientId: CLIENT_ID, publicKeys: gatewayKeys.pem }]

  it('gives a warning at start that names it, the partner and the fix', () => {
    const { events } = openMerchant({ service })
    expect(events).toEqual([
      {
        type: 'warning',
        code: 'SIGNATURE_DOES_NOT_COVER_BODY',
        message: expect.stringMatching(
          /^test\.inquiry, test\.payment: .* IONPAYTEST may call from any address\. Set allowedAddresses/,
        ),
      },
    ])
  })

  it('gives none with allowedAddresses, under another scheme, or where partners are looked up', () => {
    expect(openMerchant({ service, partner: { allowedAddresses: ['10.0.0.1'] } }).events).toEqual([])
    expect(openMerchant({ service: { signature: 'asymmetric' } }).events).toEqual([])
    expect(openMerchant({ service, partners: () => partners[0] }).events).toEqual([])
  })
})

describe('ready', () => {
  it('imports the keys once, before the first call', async () => {
    const importKey = vi.spyOn(crypto.subtle, 'importKey')
    const { snap, ...merchant } = openMerchant()
    await Promise.all([snap.ready(), snap.ready()])
    expect(importKey).toHaveBeenCalledTimes(2) // the public key, and the token secret
    await merchant.requestToken()
    await merchant.call()
    expect(importKey).toHaveBeenCalledTimes(2)
    importKey.mockRestore()
  })

  it('rejects when the platform refuses a key; calls are then 500xx01', async () => {
    const importKey = vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new Error('unsupported'))
    const merchant = openMerchant()
    await expect(merchant.snap.ready()).rejects.toThrow('unsupported')
    expect((await merchant.requestToken()).code).toBe('5007301')
    importKey.mockRestore()
  })
})

describe('close', () => {
  it('refuses with 503, whatever is called, and is idempotent', async () => {
    const merchant = openMerchant()
    await merchant.call()
    await merchant.snap.close()
    await merchant.snap.close()
    const refused = await merchant.call()
    expect(refused.status).toBe(503)
    expect(refused.json).toEqual({ responseCode: '5032400', responseMessage: 'Service Unavailable' })
    expect((await merchant.requestToken()).code).toBe('5037300')
    expect((await merchant.call({ path: '/v1.0/nothing' })).code).toBe('5030000')
    expect(merchant.lastEvent()).toMatchObject({ type: 'rejected', cause: { code: 'SNAP_CLOSED' } })
  })

  it('closes the connection of a call whose body it does not read', async () => {
    const merchant = openMerchant()
    await merchant.snap.close()
    async function* body(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1)
    }
    expect((await merchant.call({ sentBody: body() })).headers.Connection).toBe('close')
  })
})

it('two snaps in one process know nothing of each other', async () => {
  const first = openMerchant()
  const second = openMerchant()
  const request = makeRequest()
  expect((await first.handle(request)).code).toBe('2002400')
  expect((await second.handle(request)).code).toBe('2002400')
  await first.snap.close()
  expect((await second.call()).code).toBe('2002400')
})

it('works with its own defaults', async () => {
  const lines: unknown[] = []
  const log = vi.spyOn(console, 'warn').mockImplementation((line) => void lines.push(line))
  const snap = createSnap({
    partners: [{ clientId: CLIENT_ID, publicKeys: gatewayKeys.pem, clientSecrets: CLIENT_SECRET }],
    tokens: { secrets: [TOKEN_SECRET] },
    services: [inquiryService(({ text }) => ({ text }))],
  })
  expect(readAnswer(await snap.handle(makeRequest())).code).toBe('4012400')
  expect(lines).toEqual([expect.stringContaining('TIMESTAMP_OUT_OF_RANGE')])
  log.mockRestore()
})

it('an event knows how long its call took', async () => {
  const events: SnapEvent[] = []
  const merchant = openMerchant({ onEvent: (event) => events.push(event) })
  await merchant.call({ externalId: 'id', remoteAddress: '10.0.0.1' })
  expect(events).toEqual([
    {
      type: 'accepted',
      service: 'test.inquiry',
      clientId: CLIENT_ID,
      externalId: 'id',
      remoteAddress: '10.0.0.1',
      httpStatus: 200,
      responseCode: '2002400',
      durationMilliseconds: expect.any(Number),
      outcome: 'successful',
      late: undefined,
    },
  ])
})

describe('what only JavaScript can get wrong', () => {
  const good = (): SnapOptions => ({
    partners: [{ clientId: CLIENT_ID, publicKeys: gatewayKeys.pem, clientSecrets: CLIENT_SECRET }],
    tokens: { secrets: [TOKEN_SECRET] },
    services: [inquiryService(async ({ text }) => ({ text }))],
    onEvent: () => {},
  })

  it.each<[string, object, string, string]>([
    ['services that are missing', { services: undefined }, 'OPTION_INVALID', 'services'],
    ['a store that is none', { duplicates: {} }, 'OPTION_INVALID', 'duplicates'],
    ['a clock that is none', { clock: 'now' }, 'OPTION_INVALID', 'clock'],
    ['a listener that is none', { onEvent: 'log' }, 'OPTION_INVALID', 'onEvent'],
    ['a capture that is none', { onCapture: 1 }, 'OPTION_INVALID', 'onCapture'],
    ['a hole in the partners', { partners: [undefined] }, 'PARTNER_INVALID', 'partners[0]'],
    [
      'addresses in one text',
      { partners: [{ clientId: CLIENT_ID, publicKeys: gatewayKeys.pem, allowedAddresses: '10.0.0.1' }] },
      'PARTNER_INVALID',
      'partners[0].allowedAddresses',
    ],
  ])('%s: a SnapConfigurationError that names the option', (_, wrong, code, option) => {
    const options = { ...good(), services: [], ...wrong } as SnapOptions
    expect(() => createSnap(options)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(option) }),
    )
  })

  it('a service with a scheme that is none is a SERVICE_INVALID', () => {
    const service = { ...inquiryService(async ({ text }) => ({ text })), signature: 'none' } as unknown as Service
    expect(() => createSnap({ ...good(), services: [service] })).toThrow(
      expect.objectContaining({ code: 'SERVICE_INVALID' }),
    )
  })

  it('two services of one name are refused: their duplicates would be one', () => {
    const service = inquiryService(async ({ text }) => ({ text }))
    const services = [service, { ...service, path: '/v1.0/test/other' }]
    expect(() => createSnap({ ...good(), services })).toThrow(
      expect.objectContaining({ code: 'SERVICE_INVALID', message: expect.stringContaining('test.inquiry') }),
    )
  })
})
