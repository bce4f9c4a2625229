import { describe, expect, it } from 'vitest'
import {
  type Contract,
  createSnap,
  defineGateway,
  type Gateway,
  type HandlerContext,
  memoryDuplicateStore,
  reject,
  type SpeechRows,
} from '../../src/index.ts'
import {
  causeOf,
  inquiryService,
  openMerchant,
  paymentService,
  TEST_DIALECT,
  type TestHandler,
  type TestServices,
  testGateway,
  testPartner,
} from '../support/merchant.ts'
import {
  CLIENT_ID,
  INQUIRY_PATH,
  makeRequest,
  makeToken,
  NOW,
  PAYMENT_PATH,
  TOKEN_PATH,
  TOKEN_SECRET,
} from '../support/request.ts'
import { deriveTokenKey, signToken } from '../support/sign-token.ts'

const handler: TestHandler = ({ text }) => ({ text })
const handlers = { inquiry: handler }
const partners = [testPartner]

/** What JavaScript lets through. */
const contractOf = (contract: unknown) => contract as Contract<TestServices>

describe('a factory refuses a contract', () => {
  const CONTRACTS: [what: string, contract: unknown, code: string, message: string][] = [
    ['that is missing', undefined, 'GATEWAY_INVALID', 'test: it takes a contract: { partners, handlers }.'],
    ['that is null', null, 'GATEWAY_INVALID', 'test: it takes a contract'],
    ['that is a text', 'handlers', 'GATEWAY_INVALID', 'test: it takes a contract'],
    ['without handlers', { partners }, 'GATEWAY_INVALID', 'it has no handlers. It takes some of: inquiry, payment.'],
    ['with null for handlers', { partners, handlers: null }, 'GATEWAY_INVALID', 'it has no handlers'],
    ['with no handler', { partners, handlers: {} }, 'GATEWAY_INVALID', 'so no call could be answered'],
    [
      'whose handlers are all unset',
      { partners, handlers: { inquiry: undefined } },
      'GATEWAY_INVALID',
      'so no call could be answered',
    ],
    [
      'with a handler of another name',
      { partners, handlers: { inquiry: handler, pay: handler } },
      'GATEWAY_INVALID',
      "test: handlers names 'pay', which it does not have. It has: inquiry, payment.",
    ],
    [
      'with an inherited name',
      { partners, handlers: { inquiry: handler, toString: handler } },
      'GATEWAY_INVALID',
      "handlers names 'toString'",
    ],
    [
      'with a handler that is not a function',
      { partners, handlers: { inquiry: {} } },
      'GATEWAY_INVALID',
      'test inquiry: its handler is not a function.',
    ],
    [
      'with paths of another name',
      { partners, handlers, paths: { pay: '/pay' } },
      'GATEWAY_INVALID',
      "test: paths names 'pay', which it does not have. It has: inquiry, payment, token.",
    ],
    [
      'with services of another name',
      { partners, handlers, services: { token: {} } },
      'GATEWAY_INVALID',
      "test: services names 'token', which it does not have. It has: inquiry, payment.",
    ],
    [
      'with a code of one digit',
      { partners, handlers, services: { inquiry: { code: '0' } } },
      'GATEWAY_INVALID',
      "test inquiry: its code is '0'; it must be two digits.",
    ],
    [
      'with a scheme that is not one',
      { partners, handlers, signature: 'rsa' },
      'GATEWAY_INVALID',
      "test inquiry: its signature is 'rsa'; it must be one of client-id, symmetric, asymmetric, symmetric-without-token.",
    ],
    [
      'with an inherited scheme',
      { partners, handlers, signature: 'toString' },
      'GATEWAY_INVALID',
      "its signature is 'toString'",
    ],
    ['with an empty name', { partners, handlers, name: '' }, 'GATEWAY_INVALID', "its name is ''; it must be 1 to 64"],
    ['with a name of 65', { partners, handlers, name: 'x'.repeat(65) }, 'GATEWAY_INVALID', 'its name is'],
    ['with a blank in its name', { partners, handlers, name: 'a b' }, 'GATEWAY_INVALID', "its name is 'a b'"],
    ['with a name of another type', { partners, handlers, name: 7 }, 'GATEWAY_INVALID', "its name is '7'"],
    ['with a former name', { partners, handlers, formerNames: ['-'] }, 'GATEWAY_INVALID', "its name is '-'"],
    [
      'with a former name that it still has',
      { partners, handlers, formerNames: ['old', 'test'] },
      'GATEWAY_INVALID',
      'formerNames repeats a name: test, old, test.',
    ],
    ...[0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 600_001, '9000'].map(
      (deadlineMilliseconds): [string, unknown, string, string] => [
        `with a deadline of ${deadlineMilliseconds}`,
        { partners, handlers, deadlineMilliseconds },
        'OPTION_INVALID',
        `test inquiry: deadlineMilliseconds is ${deadlineMilliseconds}; it must be a whole number from 1 to 600000.`,
      ],
    ),
    ...(
      [
        [
          { paidBill: { caseCode: '1' } },
          "test inquiry: outcomes.paidBill has the code '1'; caseCode takes two digits",
        ],
        [{ paidBill: { responseCode: '40414' } }, "outcomes.paidBill has the code '40414'"],
        [{ nothing: { caseCode: '13' } }, 'test inquiry: outcomes.nothing is not a name of it'],
        [{ toString: { caseCode: '13' } }, 'outcomes.toString is not a name of it'],
        [{ TOKEN_INVALID: { caseCode: '13' } }, 'outcomes.TOKEN_INVALID is not a name of it'],
      ] as const
    ).map(([outcomes, message]): [string, unknown, string, string] => [
      `with outcomes ${JSON.stringify(outcomes)}`,
      { partners, handlers, outcomes },
      'GATEWAY_INVALID',
      message,
    ]),
    ...(
      [
        [{ TOKEN_INVALID: { caseCode: 'ab' } }, "test inquiry: failures.TOKEN_INVALID has the code 'ab'"],
        [{ paidBill: { caseCode: '13' } }, 'test inquiry: failures.paidBill is not a name of it'],
      ] as const
    ).map(([failures, message]): [string, unknown, string, string] => [
      `with failures ${JSON.stringify(failures)}`,
      { partners, handlers, failures },
      'GATEWAY_INVALID',
      message,
    ]),
  ]
  it.each(CONTRACTS)('%s', (_, contract, code, message) => {
    const error = expect.objectContaining({ code, message: expect.stringContaining(message) })
    expect(() => testGateway()(contractOf(contract))).toThrow(error)
  })

  it('two services with one id: their duplicates would be one', () => {
    const services = { inquiry: inquiryService, payment: { ...paymentService, id: 'test-inquiry' } }
    const open = () => testGateway({ services })({ partners, handlers: { inquiry: handler, payment: handler } })
    const message = "test: inquiry and payment have the id 'test-inquiry'; duplicates are counted under it."
    expect(open).toThrow(
      expect.objectContaining({ code: 'GATEWAY_INVALID', message: expect.stringContaining(message) }),
    )
    expect(() => testGateway({ services })({ partners, handlers })).not.toThrow()
  })

  it('of a dialect that says no scheme', () => {
    const { signature: _, ...unsaid } = TEST_DIALECT
    const error = expect.objectContaining({ message: expect.stringContaining("its signature is 'undefined'") })
    expect(() => defineGateway(unsaid)({ partners, handlers })).toThrow(error)
    expect(() => defineGateway(unsaid)({ partners, handlers, signature: 'symmetric' })).not.toThrow()
  })
})

describe('a path', () => {
  const PATHS = [
    'api',
    '/api/',
    '/',
    '/a b',
    '/a?b',
    '/a#b',
    '/a%20b',
    '/a//b',
    '/./a',
    '/a/..',
    '/../a',
    'https://merchant.co.id/api',
    42,
  ]
  it.each(PATHS)('basePath %j is refused', (basePath) => {
    const message = `test: basePath is '${basePath}'; it must start with a slash and end without one`
    const error = expect.objectContaining({ code: 'OPTION_INVALID', message: expect.stringContaining(message) })
    expect(() => testGateway()(contractOf({ partners, handlers, basePath }))).toThrow(error)
  })

  it("is the service's own where neither dialect nor contract has a basePath", async () => {
    const { basePath: _, ...bare } = TEST_DIALECT
    const merchant = openMerchant({ gateways: [defineGateway(bare)({ partners, handlers })] })
    expect((await merchant.call({ basePath: '' })).code).toBe('2002400')
    expect((await merchant.call({ basePath: '/api' })).status).toBe(404)
  })

  it.each([...PATHS, ''])('paths.inquiry %j is refused', (inquiry) => {
    const message = expect.stringContaining(`test: paths.inquiry is '${inquiry}'; it must start with a slash`)
    const error = expect.objectContaining({ code: 'OPTION_INVALID', message })
    expect(() => testGateway()(contractOf({ partners, handlers, paths: { inquiry } }))).toThrow(error)
  })

  const pathsOf = (contract: Partial<Contract<TestServices>>) =>
    openMerchant({ contract }).snap.endpoints.map(({ path }) => path)

  it('is the dialect’s own, behind its basePath', () => {
    expect(pathsOf({})).toEqual([`/api${TOKEN_PATH}`, `/api${INQUIRY_PATH}`, `/api${PAYMENT_PATH}`])
  })

  it('is behind the contract’s basePath, be it empty or deep', () => {
    expect(pathsOf({ basePath: '' })).toEqual([TOKEN_PATH, INQUIRY_PATH, PAYMENT_PATH])
    expect(pathsOf({ basePath: "/a-b_c.~/(x)!$&'*+,;=:@" })[1]).toBe(`/a-b_c.~/(x)!$&'*+,;=:@${INQUIRY_PATH}`)
  })

  it('may be any path as registered, the token’s too, and wins over basePath', async () => {
    const paths = { inquiry: '/hooks/ask', token: '/hooks/token' }
    expect(pathsOf({ paths })).toEqual(['/hooks/token', '/hooks/ask', `/api${PAYMENT_PATH}`])
    const merchant = openMerchant({ contract: { paths } })
    expect((await merchant.call({ basePath: '/hooks', path: '/ask' })).code).toBe('2002400')
    expect((await merchant.requestToken({ basePath: '/hooks', path: '/token' })).code).toBe('2007300')
    expect((await merchant.call()).code).toBe('4040002')
    expect((await merchant.requestToken()).code).toBe('4040002')
  })

  it('that the merchant chose is signed as it came, or as the service’s own: signedPath says it', async () => {
    const paths = { inquiry: '/hooks/ask' }
    const received = openMerchant({ contract: { paths } })
    const own = openMerchant({ contract: { paths, signedPath: { prefix: '/api' } } })
    const call = (signedBasePath: string, path: string) => ({ basePath: '', path, signedBasePath })
    expect((await received.call(call('', '/hooks/ask'))).code).toBe('2002400')
    expect((await own.call(call('', '/hooks/ask'))).code).toBe('4012400')
    const sent = makeRequest(call('/api', INQUIRY_PATH))
    expect((await own.handle({ ...sent, target: '/hooks/ask' })).code).toBe('2002400')
    expect((await received.handle({ ...sent, target: '/hooks/ask' })).code).toBe('4012400')
  })
})

describe('what a contract says otherwise', () => {
  it('for all services: codes and texts, of refusals too', async () => {
    const outcomes: SpeechRows['outcomes'] = {
      paidBill: { caseCode: '13' },
      unauthorized: { caseCode: '99' },
      successful: { caseCode: '01', message: 'Sukses' },
      invalidMandatoryField: { responseCode: '4090000', message: 'Lacks {field name}' },
    }
    const contract = { outcomes, services: { inquiry: { code: '00' } } }
    const merchant = openMerchant({ contract, inquiry: () => reject('paidBill') })
    expect((await merchant.call()).code).toBe('4040013')
    expect((await merchant.call({ clientSecret: 'another' })).code).toBe('4010099')
    const lacking = await merchant.call({ body: {} })
    expect([lacking.status, lacking.code, lacking.json.responseMessage]).toEqual([409, '4090000', 'Lacks text'])
    const paid = await merchant.call({ path: PAYMENT_PATH })
    expect([paid.code, paid.json.responseMessage]).toEqual(['2002501', 'Sukses'])
    expect((await merchant.requestToken({ headers: { 'x-signature': 'AAAA' } })).code).toBe('4017300')
  })

  it('failures win over outcomes', async () => {
    const merchant = openMerchant({
      contract: {
        outcomes: { unauthorized: { caseCode: '98' } },
        failures: { SIGNATURE_MISMATCH: { responseCode: '4012402' }, TIMESTAMP_OUT_OF_RANGE: { caseCode: '03' } },
      },
      inquiry: () => reject('unauthorized'),
    })
    expect((await merchant.call({ clientSecret: 'another' })).code).toBe('4012402')
    expect((await merchant.call({ timestamp: '2024-01-22T16:00:01+07:00' })).code).toBe('4012403')
    expect((await merchant.call()).code).toBe('4012498')
  })

  it('for one service, which wins over what it says for all, and that over the dialect', async () => {
    const dialect = { outcomes: { paidBill: { caseCode: '50' }, invalidBill: { caseCode: '50' } } }
    const contract = {
      outcomes: { paidBill: { caseCode: '60' } },
      services: { payment: { outcomes: { paidBill: { caseCode: '70' } } } },
    }
    const no: TestHandler = ({ text }) => reject(text === 'paid' ? 'paidBill' : 'invalidBill')
    const merchant = openMerchant({ dialect, contract, inquiry: no, payment: no })
    const code = async (path: string, text: string) => (await merchant.call({ path, body: { text } })).code
    expect(await code(INQUIRY_PATH, 'paid')).toBe('4042460')
    expect(await code(PAYMENT_PATH, 'paid')).toBe('4042570')
    expect(await code(INQUIRY_PATH, 'other')).toBe('4042450')
    expect(await code(PAYMENT_PATH, 'other')).toBe('4042550')
  })

  it('a service of a dialect wins over its dialect, and a row that is undefined over nothing', async () => {
    const merchant = openMerchant({
      dialect: {
        signature: 'asymmetric',
        services: { inquiry: inquiryService.with({ signature: 'symmetric' }), payment: paymentService },
      },
      contract: { signature: undefined, services: { inquiry: { signature: undefined }, payment: undefined } },
    })
    expect((await merchant.call({ scheme: 'symmetric' })).code).toBe('2002400')
    expect((await merchant.call({ scheme: 'asymmetric' })).code).toBe('4012401')
    expect((await merchant.call({ scheme: 'asymmetric', path: PAYMENT_PATH })).code).toBe('2002500')
  })

  it('duplicates and signature of one service', async () => {
    const services = { payment: { duplicates: { repeat: 'conflict' }, signature: 'asymmetric' } } as const
    const merchant = openMerchant({ contract: { services } })
    const call = { path: PAYMENT_PATH, scheme: 'asymmetric', externalId: 'same' } as const
    expect((await merchant.call(call)).code).toBe('2002500')
    expect((await merchant.call(call)).code).toBe('4092500')
  })

  it('headers: not read, optional, or of another form', async () => {
    const merchant = openMerchant({
      contract: {
        headers: { 'CHANNEL-ID': false, 'X-EXTERNAL-ID': /^\d{1,50}$/, 'X-PARTNER-ID': /^[A-Z]{4,20}$/ },
        services: { payment: { headers: { 'X-EXTERNAL-ID': { optional: /^[a-z]{3}$/ } } } },
      },
    })
    const headers = { 'channel-id': undefined, 'x-external-id': '1'.repeat(50) }
    expect((await merchant.call({ headers })).code).toBe('2002400')
    expect((await merchant.call({ headers: { ...headers, 'channel-id': 'x'.repeat(99) } })).code).toBe('4092400')
    expect((await merchant.call({ headers: { 'x-external-id': 'abc' } })).code).toBe('4002401')
    expect((await merchant.call({ headers: { 'x-external-id': undefined } })).code).toBe('4002402')
    expect((await merchant.call({ headers: { 'x-partner-id': 'ABC', 'x-external-id': '2' } })).code).toBe('4002401')
    const paid = (externalId: string | undefined, reference: string) =>
      merchant.call({ path: PAYMENT_PATH, headers: { 'x-external-id': externalId }, body: { text: 'a', reference } })
    expect((await paid(undefined, 'R1')).code).toBe('2002500')
    expect((await paid('abc', 'R2')).code).toBe('2002500')
    expect((await paid('abcd', 'R3')).code).toBe('4002501')
  })

  it('caller: X-CLIENT-KEY, whose client ID it is', async () => {
    const merchant = openMerchant({ partner: { partnerId: 'P' }, contract: { caller: 'X-CLIENT-KEY' } })
    const headers = { 'x-client-key': CLIENT_ID, 'x-partner-id': undefined }
    expect((await merchant.call({ headers })).code).toBe('2002400')
    expect((await merchant.call({ headers: { 'x-client-key': 'P', 'x-partner-id': undefined } })).code).toBe('4012400')
    expect((await merchant.call()).json.responseMessage).toBe('Invalid Mandatory Field X-CLIENT-KEY')
  })

  it('messageLength', async () => {
    const reason = 'x'.repeat(300)
    const merchant = openMerchant({
      contract: { services: { inquiry: { messageLength: 64 } } },
      inquiry: () => reject('invalidBill', { reason }),
      payment: () => reject('invalidBill', { reason }),
    })
    expect((await merchant.call()).json.responseMessage).toHaveLength(64)
    expect((await merchant.call({ path: PAYMENT_PATH })).json.responseMessage).toHaveLength(150)
  })
})

describe('the name of a contract', () => {
  const seen: (string | undefined)[] = []
  const take: TestHandler = ({ text }, { gateway, paymentId }) => {
    seen.push(gateway, paymentId)
    return { text }
  }
  const payment = { path: PAYMENT_PATH, body: { text: 'paid', reference: 'R1' } }
  const tokenOf = (gateway: string) =>
    signToken({ sub: CLIENT_ID, exp: NOW.getTime() / 1000 + 900 }, deriveTokenKey(TOKEN_SECRET, gateway))

  it('is the dialect’s by default, and what events, handlers and tokens go by', async () => {
    const jakarta = openMerchant({ contract: { name: 'test-jakarta' }, payment: take })
    expect(openMerchant().snap.endpoints.map(({ gateway }) => gateway)).toEqual(['test', 'test', 'test'])
    expect(jakarta.snap.endpoints.map(({ gateway }) => gateway)).toEqual(Array(3).fill('test-jakarta'))
    const { json } = await jakarta.requestToken({ timestamp: '2024-01-22T15:00:01+07:00' })
    expect(json.accessToken).toBe(tokenOf('test-jakarta'))
    expect((await jakarta.call({ ...payment, accessToken: json.accessToken })).code).toBe('2002500')
    expect(jakarta.lastEvent()).toMatchObject({ gateway: 'test-jakarta', service: 'payment' })
    expect(seen.at(-2)).toBe('test-jakarta')
    expect((await jakarta.call({ ...payment, accessToken: makeToken() })).code).toBe('4012501')
  })

  it('changes with formerNames: old tokens verify, old payments are known, and their IDs stay', async () => {
    const duplicates = memoryDuplicateStore()
    const before = openMerchant({ duplicates, payment: take })
    const first = await before.call({ ...payment, externalId: 'e1' })
    const firstId = seen.at(-1)

    const contract = { name: 'renamed', formerNames: ['test'] }
    const after = openMerchant({ duplicates, payment: take, contract })
    const count = seen.length
    const again = await after.call({ ...payment, externalId: 'e1' })
    expect(again.text).toBe(first.text)
    expect(seen).toHaveLength(count)
    const next = { ...payment, externalId: 'e2', body: { text: 'paid', reference: 'R2' } }
    expect((await after.call({ ...next, accessToken: tokenOf('renamed') })).code).toBe('2002500')
    expect(after.lastEvent()).toMatchObject({ gateway: 'renamed' })

    // One process of the old version still runs: it knows what the new one took.
    expect((await before.call(next)).code).toBe('2002500')
    expect(before.lastEvent()).toMatchObject({ duplicate: 'replay' })
    // Without its former names it would be another gateway.
    const forgetful = openMerchant({ duplicates, payment: take, contract: { name: 'renamed2' } })
    expect((await forgetful.call({ ...payment, externalId: 'e1' })).code).toBe('4012501')
    const anew = { ...payment, externalId: 'e1', accessToken: tokenOf('renamed2') }
    expect((await forgetful.call(anew)).code).toBe('2002500')
    expect(seen.at(-1)).not.toBe(firstId)
    const fresh = openMerchant({ payment: take, contract })
    await fresh.call({ ...payment, externalId: 'e1' })
    expect(seen.at(-1)).toBe(firstId)
  })

  it('may not be another gateway’s, now or formerly', () => {
    const gateway = (contract: Partial<Contract<TestServices>>): Gateway =>
      testGateway()({ partners, handlers, paths: { inquiry: `/${contract.name}` }, ...contract })
    const open = (...gateways: Gateway[]) => createSnap({ gateways, tokens: { secrets: [TOKEN_SECRET] } })
    const error = expect.objectContaining({
      code: 'GATEWAY_INVALID',
      message: expect.stringContaining("two gateways have the name 'a', now or formerly"),
    })
    expect(() => open(gateway({ name: 'a' }), gateway({ name: 'a' }))).toThrow(error)
    expect(() => open(gateway({ name: 'a' }), gateway({ name: 'b', formerNames: ['a'] }))).toThrow(error)
    expect(() => open(gateway({ name: 'b', formerNames: ['a'] }), gateway({ name: 'c', formerNames: ['a'] }))).toThrow(
      error,
    )
  })
})

describe('a factory', () => {
  it('shows its dialect and its addresses, as data', () => {
    const addresses = { production: ['10.0.0.1'], sandbox: ['10.0.0.2'] }
    expect(testGateway({ addresses }).addresses).toEqual(addresses)
    expect(testGateway().addresses).toEqual({ production: [], sandbox: [] })
    expect(testGateway().dialect).toEqual(TEST_DIALECT)
  })

  it('makes a gateway without looking at its partners: createSnap does', () => {
    const shop = testGateway()(contractOf({ partners: undefined, handlers }))
    expect(shop.name).toBe('test')
    expect(shop.endpoints).toEqual([
      { method: 'POST', path: `/api${TOKEN_PATH}`, service: 'token' },
      { method: 'POST', path: `/api${INQUIRY_PATH}`, service: 'inquiry' },
    ])
    const open = () => createSnap({ gateways: [shop], tokens: { secrets: [TOKEN_SECRET] } })
    expect(open).toThrow(expect.objectContaining({ code: 'PARTNER_INVALID' }))
  })

  it('makes a gateway whose handler learns of its call', async () => {
    const contexts: HandlerContext[] = []
    const note: TestHandler = ({ text }, context) => {
      contexts.push(context)
      return { text }
    }
    const merchant = openMerchant({ inquiry: note, payment: note })
    await merchant.call({ externalId: 'e1' })
    await merchant.call({ externalId: 'e2', path: PAYMENT_PATH, body: { text: 'a', reference: 'R' } })
    expect(contexts[0]).toMatchObject({
      gateway: 'test',
      service: 'inquiry',
      externalId: 'e1',
      channelId: 'IONPAYTEST01',
    })
    expect(contexts[0]?.paymentId).toBeUndefined()
    expect(contexts[1]).toMatchObject({
      gateway: 'test',
      service: 'payment',
      paymentId: expect.stringMatching(/^[\w-]{43}$/),
    })
    expect(merchant.lastEvent()).toMatchObject({ paymentId: contexts[1]?.paymentId })
  })

  it('gives a token answer of the dialect’s own: type, length and additionalInfo', async () => {
    const merchant = openMerchant({
      dialect: { token: { type: 'BearerToken' }, tokenRows: { failures: { SIGNATURE_MISMATCH: { caseCode: '01' } } } },
    })
    const { json } = await merchant.requestToken()
    expect(json).toMatchObject({ tokenType: 'BearerToken', expiresIn: '900' })
    expect(json).not.toHaveProperty('additionalInfo')
    expect((await merchant.requestToken({ clientSecret: 'x', headers: { 'x-signature': 'AAAA' } })).code).toBe(
      '4017301',
    )
    expect(causeOf(merchant)).toBe('SIGNATURE_MISMATCH')
    const long = 'x'.repeat(36)
    expect(() => openMerchant({ dialect: { token: {} }, partner: { clientId: long } })).not.toThrow()
    const short = { dialect: { token: { maxLength: 100 } }, partner: { clientId: long } }
    expect(() => openMerchant(short)).toThrow(/is too long/)
    expect(() => openMerchant({ dialect: { token: {} }, partner: { clientId: `${long}x` } })).toThrow(
      "test: the partner 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' could never call token: its X-CLIENT-KEY must have the form",
    )
  })

  it('gives a token at a path of its own', async () => {
    const merchant = openMerchant({ dialect: { tokenPath: '/oauth/token' } })
    expect((await merchant.requestToken({ path: '/oauth/token' })).code).toBe('2007300')
  })
})
