import { describe, expect, it } from 'vitest'
import { judgeAnswer, type ServiceName } from '../../src/answer/judge-answer.ts'
import type { Exchange } from '../../src/gateway.ts'

const REQUEST = {
  partnerServiceId: '7015',
  customerNo: '89101110',
  payNo: '701589101110',
  inquiryRequestId: '41807553358950093184',
  mitraCd: 'ALMA',
}

/** The sample answers of NICEPAY's pages. */
const SAMPLES = {
  token: {
    responseCode: '2007300',
    responseMessage: 'Successful',
    accessToken: 'gp9HjjEj813Y9JGoqwOeOPWbnt4CUpvIJbU1mMU4a11MNDZ7Sg5u9a',
    tokenType: 'Bearer',
    expiresIn: '900',
    additionalInfo: {},
  },
  inquiry: {
    responseCode: '2000000',
    responseMessage: 'Successful',
    payNoData: {
      ...REQUEST,
      payNoName: 'John Test',
      goodsName: 'Pembelian John Test',
      payNoPhone: '087771122333',
      payNoEmail: 'jhon@test.com',
      totalAmount: { value: '10000.00', currency: 'IDR' },
      partnerReferenceNo: 'ABCDEFGH1234',
      payNoExpiredDateTime: '2024-07-03T12:08:56+07:00',
    },
  },
  payment: { responseCode: '2000000', responseMessage: 'Successful' },
} as const

const HEADERS = { 'content-type': 'application/json', 'x-timestamp': '2024-01-22T15:00:01+07:00' }

interface Given {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly text?: string
  readonly requestHeaders?: Record<string, string>
}

function exchangeOf(
  body: unknown,
  { status = 200, headers = HEADERS, text, requestHeaders = {} }: Given = {},
): Exchange {
  return {
    request: {
      method: 'POST',
      path: '/api/v1.0/cvs/inquiry',
      headers: requestHeaders,
      body: new TextEncoder().encode(JSON.stringify(REQUEST)),
      stringToSign: '',
    },
    response: { status, headers, text: text ?? JSON.stringify(body), body },
    milliseconds: 1,
  }
}

/** `must payNoData.payNo`, one a finding. */
function findings(service: ServiceName, body: unknown, given: Given = {}): string[] {
  const headers = service === 'token' ? { ...HEADERS, 'x-client-key': 'IONPAYTEST' } : HEADERS
  return judgeAnswer(service, exchangeOf(body, { headers, ...given })).map(
    ({ severity, where }) => `${severity} ${where}`,
  )
}

/** The inquiry's sample with other members of `payNoData`; `undefined` takes one away. */
function inquiryWith(members: object) {
  return JSON.parse(JSON.stringify({ ...SAMPLES.inquiry, payNoData: { ...SAMPLES.inquiry.payNoData, ...members } }))
}

describe('judgeAnswer', () => {
  it.each(['token', 'inquiry', 'payment'] as const)(
    'finds nothing in the sample of the %s page, or should only',
    (service) => {
      expect(findings(service, SAMPLES[service]).filter((finding) => finding.startsWith('must'))).toEqual([])
      if (service !== 'payment') expect(findings(service, SAMPLES[service])).toEqual([])
    },
  )

  it('finds that X-CLIENT-KEY is missing from a token, and from nothing else', () => {
    expect(findings('token', SAMPLES.token, { headers: HEADERS })).toEqual(['should X-CLIENT-KEY'])
    const refused = { responseCode: '4017300', responseMessage: 'Unauthorized. [Signature]' }
    expect(findings('token', refused, { headers: HEADERS, status: 401 })).toEqual([])
  })

  it('asks no more of an error than code and message', () => {
    const error = { responseCode: '4040012', responseMessage: 'Invalid Bill/Virtual Account' }
    expect(findings('inquiry', error, { status: 404 })).toEqual([])
    expect(findings('payment', error, { status: 404 })).toEqual([])
    expect(findings('token', { ...error, responseCode: '4017300' }, { status: 401 })).toEqual([])
  })

  it.each<[string, unknown, Given, string[]]>([
    ['a code that is a number', { ...SAMPLES.payment, responseCode: 2000000 }, {}, ['must responseCode']],
    ['a code of five digits', { ...SAMPLES.payment, responseCode: '20000' }, {}, ['must responseCode']],
    ['no code', { responseMessage: 'Successful' }, {}, ['must responseCode']],
    ['no message', { responseCode: '4000000' }, { status: 400 }, ['must responseMessage']],
    [
      'a message of 151',
      { responseCode: '4000000', responseMessage: 'x'.repeat(151) },
      { status: 400 },
      ['must responseMessage'],
    ],
    [
      'a message of 101',
      { responseCode: '4000000', responseMessage: 'x'.repeat(101) },
      { status: 400 },
      ['should responseMessage'],
    ],
    ['HTTP 200 for an error', { responseCode: '4010000', responseMessage: 'Unauthorized' }, {}, ['must status']],
    [
      'a case that no document lists',
      { responseCode: '4000077', responseMessage: 'Odd' },
      { status: 400 },
      ['should responseCode'],
    ],
    [
      'an error of another service',
      { responseCode: '4012400', responseMessage: 'Unauthorized' },
      { status: 401 },
      ['should responseCode'],
    ],
  ])('finds %s', (_what, body, given, expected) => {
    expect(findings('payment', body, given).filter((finding) => !finding.includes('payNoData'))).toEqual(expected)
  })

  it('finds the digits of another service in a success, unless they were said', () => {
    const body = { ...SAMPLES.inquiry, responseCode: '2002400' }
    expect(findings('inquiry', body)).toEqual(['must responseCode'])
    expect(judgeAnswer('inquiry', exchangeOf(body), { token: '73', inquiry: '24', payment: '25' })).toEqual([])
  })

  it.each<[string, string, unknown]>([
    ['no JSON', '<html>', undefined],
    ['empty', '', undefined],
    ['JSON, but no object', '[]', []],
  ])('finds a body that is %s', (what, text, body) => {
    const [finding, ...others] = judgeAnswer('inquiry', exchangeOf(body, { text }))
    expect(others).toEqual([])
    expect(finding).toMatchObject({ severity: 'must', where: 'body', message: `The body is ${what}.` })
  })

  it.each<[Record<string, string>, string[]]>([
    [{ ...HEADERS, 'content-type': 'application/json; charset=utf-8' }, []],
    [{ ...HEADERS, 'content-type': 'Application/JSON' }, []],
    [{ ...HEADERS, 'content-type': 'text/html' }, ['must Content-Type']],
    [{ ...HEADERS, 'content-type': 'application/jsonp' }, ['must Content-Type']],
    [{ 'x-timestamp': HEADERS['x-timestamp'] }, ['must Content-Type']],
    [{ 'content-type': 'application/json' }, ['should X-TIMESTAMP']],
    [{ ...HEADERS, 'x-timestamp': '2024-01-22 15:00:01' }, ['should X-TIMESTAMP']],
    [{ ...HEADERS, 'x-timestamp': '2024-02-30T15:00:01+07:00' }, ['should X-TIMESTAMP']],
  ])('judges the headers %j', (headers, expected) => {
    expect(findings('inquiry', SAMPLES.inquiry, { headers })).toEqual(expected)
  })

  it.each<[object, string[]]>([
    [{ accessToken: 'x'.repeat(151) }, ['must accessToken']],
    [{ accessToken: '' }, ['must accessToken']],
    [{ accessToken: undefined }, ['must accessToken']],
    [{ expiresIn: 900 }, ['must expiresIn']],
    [{ expiresIn: '0' }, ['must expiresIn']],
    [{ tokenType: 'bearer' }, []],
    [{ tokenType: 'Mac' }, ['must tokenType']],
    [{ additionalInfo: undefined }, ['should additionalInfo']],
    [{ additionalInfo: '' }, ['should additionalInfo']],
    [{ additionalInfo: 'none' }, ['must additionalInfo']],
    [{ responseCode: '2000000' }, ['must responseCode']],
  ])('judges a token answer with %j', (change, expected) => {
    expect(findings('token', JSON.parse(JSON.stringify({ ...SAMPLES.token, ...change })))).toEqual(expected)
  })

  it.each(Object.keys(SAMPLES.inquiry.payNoData))('finds that %s is missing, empty or null', (field) => {
    for (const value of [undefined, '', null]) {
      expect(findings('inquiry', inquiryWith({ [field]: value }))).toEqual([`must payNoData.${field}`])
    }
  })

  it.each<[object, string[]]>([
    [{ totalAmount: { value: 10000, currency: 'IDR' } }, ['must payNoData.totalAmount.value']],
    [{ totalAmount: { value: '10000', currency: 'IDR' } }, ['must payNoData.totalAmount.value']],
    [{ totalAmount: { value: '10,000.00', currency: 'IDR' } }, ['must payNoData.totalAmount.value']],
    [{ totalAmount: { value: '1234567890.00', currency: 'IDR' } }, ['must payNoData.totalAmount.value']],
    [{ totalAmount: { value: '10000.00' } }, ['must payNoData.totalAmount.currency']],
    [{ totalAmount: '10000.00' }, ['must payNoData.totalAmount']],
    [{ payNoPhone: 87771122333 }, ['should payNoData.payNoPhone']],
    [{ payNo: 701589101110 }, ['must payNoData.payNo']],
    [{ payNo: '701589101111' }, ['must payNoData.payNo']],
    [{ mitraCd: 'INDO' }, ['should payNoData.mitraCd']],
    [{ goodsName: 'x'.repeat(201) }, ['must payNoData.goodsName']],
    [{ goodsName: '😀'.repeat(200) }, []],
    [{ goodsName: undefined, goodsname: 'Pembelian' }, ['should payNoData.goodsName']],
    [{ payNoExpiredDateTime: '2024-07-03 12:08:56' }, ['must payNoData.payNoExpiredDateTime']],
    [{ payNoExpiredDateTime: '2024-07-03T12:08:56' }, ['must payNoData.payNoExpiredDateTime']],
    [{ payNoExpiredDateTime: '2024-07-03T05:08:56Z' }, []],
    [{ more: 'fields' }, []],
  ])('judges an inquiry answer with %j', (change, expected) => {
    expect(findings('inquiry', inquiryWith(change))).toEqual(expected)
  })

  it('finds payNoData in any case, and only once when it is missing', () => {
    const { payNoData, ...rest } = SAMPLES.inquiry
    expect(findings('inquiry', { ...rest, paynodata: payNoData })).toEqual(['should payNoData'])
    expect(findings('inquiry', rest)).toEqual(['must payNoData'])
    expect(findings('inquiry', { ...rest, payNoData: [] })).toEqual(['must payNoData'])
  })

  it.each([
    'Error: no bill\\n    at findBill (/srv/app/bills.js:10:20)',
    'at bills.ts:10:20',
    'Traceback (most recent call last)',
    'at com.shop.Bills.find(Bills.java:10)',
    '#0 /srv/app/bills.php(12): find()',
    'goroutine 1 [running]',
  ])('finds in the body: %s', (leak) => {
    const body = { responseCode: '5000000', responseMessage: 'General Error' }
    const text = JSON.stringify({ ...body, error: leak })
    expect(findings('inquiry', { ...body, error: leak }, { status: 500, text })).toEqual(['should body'])
  })

  it('finds a private key in the body, which is a matter of security', () => {
    const body = { responseCode: '5000000', responseMessage: 'General Error', error: '-----BEGIN PRIVATE KEY-----' }
    const found = findings('inquiry', body, { status: 500, text: JSON.stringify(body) })
    expect(found).toEqual(['security body'])
  })

  it('finds no stack trace in a message with a time', () => {
    const body = { responseCode: '4040019', responseMessage: 'Invalid Bill [expired at 2024-07-03T12:08:56+07:00]' }
    expect(findings('inquiry', body, { status: 404 })).toEqual([])
  })

  it("finds the request's token and signature in the body, and does not repeat them", () => {
    const requestHeaders = {
      Authorization: 'Bearer gp9HjjEj813Y9JGoqwOe',
      'X-SIGNATURE': 'c2lnbmF0dXJlIG9mIGEgdGVzdA==',
    }
    const responseMessage = `Unauthorized ${requestHeaders.Authorization} ${requestHeaders['X-SIGNATURE']}`
    const body = { responseCode: '4010000', responseMessage }
    const found = judgeAnswer('inquiry', exchangeOf(body, { status: 401, requestHeaders }))
    expect(found.map(({ message }) => message)).toEqual([
      "The body holds the request's signature.",
      "The body holds the request's access token.",
    ])
  })
})
