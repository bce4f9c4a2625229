import { type DuplicateStore, type OutcomeName, reject } from '@snap-sdk/core'
import { describe, expect, it } from 'vitest'
import { createGate } from './support/gate.ts'
import type { CallOverrides } from './support/nicepay-caller.ts'
import { readCode } from './support/nicepay-caller.ts'
import { openMerchant } from './support/open-merchant.ts'
import { BILL, INQUIRY_REQUEST, PAYMENT_REQUEST, TOKEN_REQUEST } from './support/samples.ts'

type Code = readonly [status: number, code: string, message: string]

/** Both services, since both have the same headers and the same digits. */
const SERVICES = ['inquire', 'pay'] as const
const BODIES = { inquire: INQUIRY_REQUEST, pay: PAYMENT_REQUEST }

const LONG_TEXT = 'x'.repeat(41)
const SIGNATURE_WRONG: Code = [401, '4010000', 'Unauthorized. [Signature]']
const TOKEN_WRONG: Code = [401, '4010001', 'Invalid Token (B2B)']

describe.each(SERVICES)('%s', (service) => {
  const call = (overrides: CallOverrides, body: unknown = BODIES[service], merchant = openMerchant()) =>
    merchant.caller[service](body, overrides).then(readCode)

  it.each(['Content-Type', 'X-TIMESTAMP', 'X-PARTNER-ID', 'X-SIGNATURE', 'X-EXTERNAL-ID', 'CHANNEL-ID'])(
    'without %s is 4000002',
    async (name) => {
      const refused = [400, '4000002', `Invalid Mandatory Field ${name}`]
      expect(await call({ headers: { [name]: undefined } })).toStrictEqual(refused)
      expect(await call({ headers: { [name]: '' } })).toStrictEqual(refused)
    },
  )

  it.each([
    ['Content-Type', 'text/plain'],
    ['X-TIMESTAMP', '2024-01-22 15:00:01'],
    ['X-TIMESTAMP', '2024-01-22T15:00:01'],
    ['X-PARTNER-ID', LONG_TEXT],
    ['X-EXTERNAL-ID', LONG_TEXT],
    ['X-EXTERNAL-ID', '1124 5542'],
    ['CHANNEL-ID', LONG_TEXT],
  ])('with a malformed %s is 4000001: %s', async (name, value) => {
    expect(await call({ headers: { [name]: value } })).toStrictEqual([400, '4000001', `Invalid Field Format ${name}`])
  })

  it.each<[string, CallOverrides, Code]>([
    ['no token', { headers: { Authorization: undefined } }, TOKEN_WRONG],
    ['another scheme than Bearer', { headers: { Authorization: 'Basic YWJj' } }, TOKEN_WRONG],
    ['a token that is none', { accessToken: 'abc' }, TOKEN_WRONG],
    ['a time 301 s ago', { timestamp: '2024-01-22T14:55:00+07:00' }, [401, '4010000', 'Unauthorized. [Timestamp]']],
    ['a time 301 s ahead', { timestamp: '2024-01-22T15:05:02+07:00' }, [401, '4010000', 'Unauthorized. [Timestamp]']],
    [
      'an unknown partner',
      { headers: { 'X-PARTNER-ID': 'NOBODY' } },
      [401, '4010000', 'Unauthorized. [Unknown client]'],
    ],
    ['an undecodable signature', { headers: { 'X-SIGNATURE': '***' } }, SIGNATURE_WRONG],
    ['a slash at the end of the path', { path: '/api/v1.0/cvs/inquiry/' }, [404, '4040002', 'Invalid Routing']],
    ['an unknown path', { path: '/api/v1.0/cvs/reversal' }, [404, '4040002', 'Invalid Routing']],
    ['an encoded body', { headers: { 'Content-Encoding': 'gzip' } }, [400, '4000000', 'Bad Request']],
  ])('with %s is refused', async (_, overrides, code) => {
    expect(await call(overrides)).toStrictEqual(code)
  })

  it.each([-300, 300])('with a time %i s off is taken', async (seconds) => {
    const merchant = openMerchant()
    const timestamp = new Date(merchant.clock.now.getTime() + seconds * 1000).toISOString()
    expect(await call({ timestamp }, BODIES[service], merchant)).toStrictEqual([200, '2000000', 'Successful'])
  })

  it('with a token that is tampered, expired or another partner’s is 4010001', async () => {
    const merchant = openMerchant()
    const { caller, otherCaller, clock } = merchant
    const token: string = (await caller.requestToken()).response.body.accessToken
    const otherToken: string = (await otherCaller.requestToken()).response.body.accessToken
    const swapped = token.replace(/^./, (first) => (first === 'e' ? 'f' : 'e'))
    const use = (accessToken: string) => call({ accessToken }, BODIES[service], merchant)

    expect(await use(swapped)).toStrictEqual(TOKEN_WRONG)
    expect(await use(otherToken)).toStrictEqual(TOKEN_WRONG)
    clock.now = new Date(clock.now.getTime() + 899_000)
    expect(await use(token)).toStrictEqual([200, '2000000', 'Successful'])
    clock.now = new Date(clock.now.getTime() + 2_000)
    expect(await use(token)).toStrictEqual(TOKEN_WRONG)
  })

  it('from an address that is not allowed is 4010000', async () => {
    const merchant = openMerchant({ partner: { allowedAddresses: ['192.0.2.0/24'] } })
    expect(await call({ accessToken: 'abc' }, BODIES[service], merchant)).toStrictEqual([
      401,
      '4010000',
      'Unauthorized. [Connection not allowed]',
    ])
  })

  it.each([
    ['text that is not JSON', '{"payNo":'],
    ['an array', '[]'],
    ['a string', '"payNo"'],
    ['nothing', ''],
    ['a byte order mark', '\ufeff{}'],
    ['more than 65536 bytes', JSON.stringify({ ...INQUIRY_REQUEST, padding: 'x'.repeat(65_536) })],
  ])('with a body of %s is 4000000', async (_, body) => {
    expect(await call({}, body)).toStrictEqual([400, '4000000', 'Bad Request'])
  })

  it.each<[string, object, string, string]>([
    ['missing', { payNo: undefined }, '4000002', 'Invalid Mandatory Field payNo'],
    ['null', { customerNo: null }, '4000002', 'Invalid Mandatory Field customerNo'],
    ['empty', { partnerServiceId: '' }, '4000002', 'Invalid Mandatory Field partnerServiceId'],
    ['a number', { payNo: 701589101110 }, '4000001', 'Invalid Field Format payNo'],
    ['too long', { customerNo: '891011101' }, '4000001', 'Invalid Field Format customerNo'],
  ])('with a field that is %s is refused and names it', async (_, part, code, message) => {
    expect(await call({}, { ...BODIES[service], ...part })).toStrictEqual([400, code, message])
  })

  it('by another method is 4050000 and says which is right', async () => {
    const { snap } = openMerchant()
    const path = service === 'inquire' ? 'inquiry' : 'payment'
    const response = await snap.fetch(new Request(`http://snap.invalid/api/v1.0/cvs/${path}`))
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
    expect(await response.json()).toStrictEqual({
      responseCode: '4050000',
      responseMessage: 'Requested Function Is Not Supported',
    })
  })

  it('with too many handlers running is 4290000, and can be tried again', async () => {
    const ending = createGate()
    const beginning = createGate()
    const wait = () => {
      beginning.open()
      return ending.opened
    }
    const merchant = openMerchant({
      inquiry: () => wait().then(() => BILL),
      payment: wait,
      snap: { maxConcurrentHandlers: 1 },
    })
    const first = call({ externalId: '1' }, BODIES[service], merchant)
    await beginning.opened
    const other = { ...BODIES[service], paymentRequestId: '2' }
    expect(await call({ externalId: '2' }, other, merchant)).toStrictEqual([429, '4290000', 'Too Many Requests'])
    ending.open()
    expect((await first)[1]).toBe('2000000')
    expect((await call({ externalId: '2' }, other, merchant))[1]).toBe('2000000')
  })

  it('past its deadline is 5040000', async () => {
    const ending = createGate()
    const merchant = openMerchant({
      inquiry: () => ending.opened.then(() => BILL),
      payment: () => ending.opened,
      contract: { deadlineMilliseconds: 300 },
    })
    await merchant.caller.requestToken()
    expect(await call({}, BODIES[service], merchant)).toStrictEqual([504, '5040000', 'Timeout'])
    ending.open()
    await merchant.snap.close()
  })

  it('with a store that is down is 5000001, and no handler runs', async () => {
    let runs = 0
    const down = () => Promise.reject(new Error('ECONNREFUSED'))
    const duplicates: DuplicateStore = { claim: down, renew: down, finish: down, release: down, isRunning: down }
    const merchant = openMerchant({
      inquiry: () => {
        runs++
        return BILL
      },
      payment: () => {
        runs++
      },
      snap: { duplicates },
    })
    expect(await call({}, BODIES[service], merchant)).toStrictEqual([500, '5000001', 'Internal Server Error'])
    expect(runs).toBe(0)
  })

  it('with a handler that throws is 5000000, and the error reaches onEvent alone', async () => {
    const error = new Error('relation "bills" does not exist')
    const fail = () => {
      throw error
    }
    const merchant = openMerchant({ inquiry: fail, payment: fail })
    const { response } = await merchant.caller[service](BODIES[service])
    expect(response.text).toBe('{"responseCode":"5000000","responseMessage":"General Error"}')
    expect(merchant.events.at(-1)).toMatchObject({ type: 'failed', cause: { code: 'HANDLER_THREW' }, error })
  })

  it.each<[OutcomeName, string | undefined, Code]>([
    ['invalidBill', 'not registered', [404, '4040012', 'Invalid Bill/Virtual Account [not registered]']],
    ['invalidBill', undefined, [404, '4040012', 'Invalid Bill/Virtual Account']],
    ['invalidAmount', undefined, [404, '4040013', 'Invalid Amount']],
    ['paidBill', undefined, [404, '4040014', 'Paid Bill']],
    ['inconsistentRequest', undefined, [404, '4040018', 'Inconsistent Request']],
    ['expiredBill', undefined, [404, '4040019', 'Invalid Bill/Virtual Account']],
    ['transactionNotPermitted', 'closed', [403, '4030015', 'Transaction Not Permitted.[closed]']],
    ['duplicatePartnerReferenceNo', undefined, [409, '4090001', 'Duplicate partnerReferenceNo']],
    ['requestInProgress', undefined, [202, '2020000', 'Request In Progress']],
    ['externalServerError', undefined, [500, '5000002', 'External Server Error']],
  ])('rejected as %s [%s] is answered so, returned or thrown', async (outcome, reason, code) => {
    const no = () => reject(outcome, { reason })
    const throwing = () => {
      throw no()
    }
    for (const handler of [no, throwing]) {
      const merchant = openMerchant({ inquiry: handler, payment: handler })
      expect(await call({}, BODIES[service], merchant)).toStrictEqual(code)
      expect(merchant.events.at(-1)).toMatchObject({ type: 'answered', outcome })
    }
  })

  it('rejected with data carries it', async () => {
    const no = () => reject('paidBill', { data: { payNoData: { payNo: '701589101110' } } })
    const { caller } = openMerchant({ inquiry: no, payment: no })
    expect((await caller[service](BODIES[service])).response.body).toStrictEqual({
      responseCode: '4040014',
      responseMessage: 'Paid Bill',
      payNoData: { payNo: '701589101110' },
    })
  })
})

describe('the access token', () => {
  it.each<[string, unknown, CallOverrides, Code]>([
    [
      'no X-CLIENT-KEY',
      TOKEN_REQUEST,
      { headers: { 'X-CLIENT-KEY': undefined } },
      [400, '4007302', 'Invalid Mandatory Field X-CLIENT-KEY'],
    ],
    [
      'no X-TIMESTAMP',
      TOKEN_REQUEST,
      { headers: { 'X-TIMESTAMP': undefined } },
      [400, '4007302', 'Invalid Mandatory Field X-TIMESTAMP'],
    ],
    [
      'a malformed X-TIMESTAMP',
      TOKEN_REQUEST,
      { timestamp: '20240122T150001' },
      [400, '4007301', 'Invalid Field Format X-TIMESTAMP'],
    ],
    ['no grantType', {}, {}, [400, '4007302', 'Invalid Mandatory Field grantType']],
    ['another grantType', { grantType: 'password' }, {}, [400, '4007301', 'Invalid Field Format grantType']],
    [
      'an unknown client',
      TOKEN_REQUEST,
      { headers: { 'X-CLIENT-KEY': 'NOBODY' } },
      [401, '4017300', 'Unauthorized. [Unknown client]'],
    ],
    [
      'a wrong signature',
      TOKEN_REQUEST,
      { headers: { 'X-SIGNATURE': 'AAAA' } },
      [401, '4017300', 'Unauthorized. [Signature]'],
    ],
    [
      'a stale time',
      TOKEN_REQUEST,
      { timestamp: '2024-01-22T14:00:01+07:00' },
      [401, '4017300', 'Unauthorized. [Timestamp]'],
    ],
    ['a body that is not JSON', 'grantType=client_credentials', {}, [400, '4007300', 'Bad Request']],
  ])('is refused for %s', async (_, body, overrides, code) => {
    expect(readCode(await openMerchant().caller.requestToken(body, overrides))).toStrictEqual(code)
  })

  it('is refused for an address that is not allowed', async () => {
    const { caller } = openMerchant({ partner: { allowedAddresses: ['192.0.2.1'] } })
    expect(readCode(await caller.requestToken())).toStrictEqual([
      401,
      '4017300',
      'Unauthorized. [Connection not allowed]',
    ])
  })
})
