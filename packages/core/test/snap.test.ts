import { describe, expect, it, vi } from 'vitest'
import { prepareHmac, prepareRsaKey } from '#crypto'
import {
  createSnap,
  type Gateway,
  memoryDuplicateStore,
  type Partner,
  type SnapEvent,
  type SnapOptions,
} from '../src/index.ts'
import { gatewayKeys } from './support/key-pairs.ts'
import { openMerchant, readAnswer, testGateway, testPartner } from './support/merchant.ts'
import { CLIENT_ID, INQUIRY_PATH, makeRequest, PAYMENT_PATH, TOKEN_PATH, TOKEN_SECRET } from './support/request.ts'

// What it does is real; the tests of ready() see when it is done.
vi.mock('#crypto', { spy: true })

describe('endpoints and matches', () => {
  it('name every service with its full path', () => {
    const { snap } = openMerchant({ contract: { basePath: '/nicepay/api' } })
    expect(snap.endpoints).toEqual([
      { gateway: 'test', method: 'POST', path: `/nicepay/api${TOKEN_PATH}`, service: 'token' },
      { gateway: 'test', method: 'POST', path: `/nicepay/api${INQUIRY_PATH}`, service: 'inquiry' },
      { gateway: 'test', method: 'POST', path: `/nicepay/api${PAYMENT_PATH}`, service: 'payment' },
    ])
    for (const { path } of snap.endpoints) expect(snap.matches(path)).toBe(true)
    expect(snap.matches(`/api${TOKEN_PATH}`)).toBe(false)
  })

  it('the access token is there wherever the dialect has one, whatever its calls carry', async () => {
    for (const signature of ['client-id', 'symmetric', 'asymmetric', 'symmetric-without-token'] as const) {
      const merchant = openMerchant({ contract: { signature } })
      expect(merchant.snap.endpoints.map(({ service }) => service)).toEqual(['token', 'inquiry', 'payment'])
      expect((await merchant.requestToken()).code).toBe('2007300')
      const without = openMerchant({ contract: { signature }, dialect: { token: false } })
      expect(without.snap.endpoints.map(({ service }) => service)).toEqual(['inquiry', 'payment'])
      expect((await without.requestToken()).code).toBe('4040002')
    }
  })

  it('a gateway without a token needs no secret of one', () => {
    const gateway = testGateway({ signature: 'asymmetric', token: false })({
      partners: [{ clientId: CLIENT_ID, publicKeys: gatewayKeys.pem }],
      handlers: { inquiry: ({ text }) => ({ text }) },
    })
    expect(() => createSnap({ gateways: [gateway] })).not.toThrow()
    const symmetric = testGateway()({ partners: [testPartner], handlers: { inquiry: ({ text }) => ({ text }) } })
    const error = expect.objectContaining({
      code: 'TOKEN_SECRET_INVALID',
      message: expect.stringContaining('tokens.secrets is missing, and test asks for a token'),
    })
    expect(() => createSnap({ gateways: [symmetric] })).toThrow(error)
  })
})

describe('createSnap refuses at start', () => {
  const NUMBERS: [keyof SnapOptions, unknown, string][] = [
    ['timestampToleranceSeconds', -1, 'timestampToleranceSeconds is -1; it must be a whole number from 0 to 86400.'],
    ['timestampToleranceSeconds', 0.5, 'timestampToleranceSeconds is 0.5'],
    ['timestampToleranceSeconds', Number.NaN, 'timestampToleranceSeconds is NaN'],
    ['timestampToleranceSeconds', '300', 'timestampToleranceSeconds is 300'],
    ['storeTimeoutMilliseconds', 0, 'storeTimeoutMilliseconds is 0'],
    ['maxBodyBytes', 0, 'maxBodyBytes is 0'],
    ['maxBodyBytes', Number.POSITIVE_INFINITY, 'maxBodyBytes is Infinity'],
    ['maxConcurrentHandlers', 0, 'maxConcurrentHandlers is 0; it must be a whole number of at least 1.'],
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

  const gateway = testGateway()({ partners: [testPartner], handlers: { inquiry: () => ({ text: 'a' }) } })
  const GATEWAYS: [string, unknown, string, string][] = [
    ['no list', undefined, 'OPTION_INVALID', 'gateways must be an array of at least one gateway'],
    ['an empty list', [], 'OPTION_INVALID', 'gateways must be an array of at least one gateway'],
    ['a hole', [gateway, undefined], 'GATEWAY_INVALID', 'gateways[1] is not a gateway'],
    ['an object', [{}], 'GATEWAY_INVALID', 'gateways[0] is not a gateway'],
    ['a factory without its contract', [testGateway()], 'GATEWAY_INVALID', 'call it with a contract'],
    ['one gateway twice', [gateway, gateway], 'GATEWAY_INVALID', "two gateways have the name 'test'"],
  ]
  it.each(GATEWAYS)('gateways: %s', (_, gateways, code, message) => {
    const given = gateways as readonly Gateway[] // what JavaScript lets through
    const open = () => createSnap({ gateways: given, tokens: { secrets: [TOKEN_SECRET] } })
    expect(open).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }))
  })
})

describe('a service that leaves the body open', () => {
  const contract = { signature: 'client-id' } as const
  const partners = [{ clientId: CLIENT_ID, publicKeys: gatewayKeys.pem }]

  it('gives a warning at start that names it, the partner and the fix', () => {
    const { events } = openMerchant({ contract })
    expect(events).toEqual([
      {
        type: 'warning',
        gateway: 'test',
        code: 'SIGNATURE_DOES_NOT_COVER_BODY',
        message: expect.stringMatching(
          /^inquiry, payment: .* IONPAYTEST may call from any address\. Set allowedAddresses/,
        ),
      },
    ])
  })

  it('gives none with allowedAddresses, under another scheme, or where partners are looked up', () => {
    expect(openMerchant({ contract, partner: { allowedAddresses: ['10.0.0.1'] } }).events).toEqual([])
    expect(openMerchant({ contract: { signature: 'asymmetric' } }).events).toEqual([])
    expect(openMerchant({ contract, partners: () => partners[0] }).events).toEqual([])
  })
})

describe('ready', () => {
  it('prepares the keys once, before the first call', async () => {
    const { snap, ...merchant } = openMerchant()
    vi.mocked(prepareRsaKey).mockClear()
    await Promise.all([snap.ready(), snap.ready()])
    expect(prepareRsaKey).toHaveBeenCalledOnce()
    vi.mocked(prepareHmac).mockClear()
    await merchant.requestToken()
    await merchant.call()
    expect(prepareRsaKey).toHaveBeenCalledOnce()
    expect(prepareHmac).not.toHaveBeenCalled()
  })

  it.each<[string, typeof prepareRsaKey]>([
    [
      'on the spot',
      () => {
        throw new Error('unsupported')
      },
    ],
    ['by a promise', () => Promise.reject(new Error('unsupported'))],
  ])('rejects when the platform refuses a key %s; calls are then 500xx01', async (_, refuse) => {
    vi.mocked(prepareRsaKey).mockImplementation(refuse)
    const merchant = openMerchant()
    await expect(merchant.snap.ready()).rejects.toThrow('unsupported')
    expect((await merchant.requestToken()).code).toBe('5007301')
    vi.mocked(prepareRsaKey).mockRestore()
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
    expect(merchant.lastEvent()).toMatchObject({ type: 'refused', cause: { code: 'SNAP_CLOSED' } })
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
  const gateway = testGateway()({ partners: [testPartner], handlers: { inquiry: ({ text }) => ({ text }) } })
  const snap = createSnap({ gateways: [gateway], tokens: { secrets: [TOKEN_SECRET] } })
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
      type: 'answered',
      gateway: 'test',
      service: 'inquiry',
      clientId: CLIENT_ID,
      externalId: 'id',
      remoteAddress: '10.0.0.1',
      httpStatus: 200,
      responseCode: '2002400',
      startedAt: merchant.now,
      durationMilliseconds: expect.any(Number),
      handlerMilliseconds: expect.any(Number),
      storeMilliseconds: expect.any(Number),
      outcome: 'successful',
      late: undefined,
    },
  ])
})

describe('what only JavaScript can get wrong', () => {
  it.each<[string, object, string]>([
    ['a store that is not one', { duplicates: {} }, 'duplicates'],
    ['a store without isRunning', { duplicates: { ...memoryDuplicateStore(), isRunning: undefined } }, 'duplicates'],
    ['null as the store', { duplicates: null }, 'duplicates'],
    ['a clock that is not one', { clock: 'now' }, 'clock'],
    ['a listener that is not one', { onEvent: 'log' }, 'onEvent'],
    ['a capture that is not one', { onCapture: 1 }, 'onCapture'],
  ])('%s: an OPTION_INVALID that names the option', (_, wrong, option) => {
    const error = expect.objectContaining({ code: 'OPTION_INVALID', message: expect.stringContaining(option) })
    expect(() => openMerchant(wrong)).toThrow(error)
  })

  it.each<[string, unknown, string]>([
    ['a hole in the partners', undefined, 'test: partners[0] is not a partner'],
    ['null in the partners', null, 'test: partners[0] is not a partner'],
    ['addresses in one text', { ...testPartner, allowedAddresses: '10.0.0.1' }, 'test: partners[0].allowedAddresses'],
  ])('%s: a PARTNER_INVALID that names it', (_, partner, message) => {
    const open = () => openMerchant({ partners: [partner as Partner] }) // what JavaScript lets through
    expect(open).toThrow(
      expect.objectContaining({ code: 'PARTNER_INVALID', message: expect.stringContaining(message) }),
    )
  })
})
