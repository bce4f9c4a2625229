import { type Amount, type HandlerContext, isSnapConfigurationError, reject } from '@snap-sdk/core'
import {
  type NicepayContract,
  type NicoInquiryAnswer,
  type NicoInquiryHandler,
  type NicoInquiryRequest,
  nicepay,
} from '@snap-sdk/gateways'
import { rupiah } from '@snap-sdk/services'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { BILL, INQUIRY_ANSWER, INQUIRY_REQUEST } from './support/samples.ts'

/** A gateway whose inquiry is answered so. */
const answering = (nicoInquiry: NicoInquiryHandler, contract: Partial<NicepayContract> = {}) =>
  nicepay({ partners: [], handlers: { nicoInquiry }, ...contract })

const invoke = (handler: NicoInquiryHandler, body: unknown) => answering(handler).invoke('nicoInquiry', body)
const inquire = (body: unknown) => invoke(() => BILL, body)

/** What arrives at the handler. */
async function receive(body: object): Promise<unknown> {
  let seen: unknown
  const { httpStatus } = await invoke((request) => {
    seen = request
    return BILL
  }, body)
  expect(httpStatus).toBe(200)
  return seen
}

// What types forbid, and JavaScript does.
const answerWith = (answer: unknown) => invoke(() => answer as NicoInquiryAnswer, INQUIRY_REQUEST)

const REQUEST_LENGTHS = { partnerServiceId: 4, customerNo: 8, payNo: 12, inquiryRequestId: 40, mitraCd: 4 }
const ANSWER_LENGTHS = { payNoName: 100, goodsName: 200, payNoPhone: 15, payNoEmail: 100, partnerReferenceNo: 40 }

describe('its request', () => {
  it('reaches the handler as it came, with its unknown fields', async () => {
    const body = { ...INQUIRY_REQUEST, additionalInfo: { channel: [1, null] }, constructor: 'x' }
    expect(await receive(body)).toStrictEqual(body)
  })

  describe.each(Object.entries(REQUEST_LENGTHS))('%s, at most %i characters', (field, length) => {
    it('is taken up to its length', async () => {
      const body = { ...INQUIRY_REQUEST, [field]: 'x'.repeat(length) }
      expect(await receive(body)).toStrictEqual(body)
      expect(await receive({ ...INQUIRY_REQUEST, [field]: 'x' })).toHaveProperty(field, 'x')
    })

    it.each([
      ['one too long', 'x'.repeat(length + 1)],
      ['a number', 1],
      ['a boolean', false],
      ['an object', {}],
      ['an array', ['x']],
    ])('is refused as malformed: %s', async (_, value) => {
      const { httpStatus, body, cause } = await inquire({ ...INQUIRY_REQUEST, [field]: value })
      expect(httpStatus).toBe(400)
      expect(body).toStrictEqual({ responseCode: '4000001', responseMessage: `Invalid Field Format ${field}` })
      expect(cause).toMatchObject({ code: 'FIELD_INVALID', field })
    })

    it.each([
      ['undefined', undefined],
      ['null', null],
      ['empty', ''],
    ])('is refused as missing: %s', async (_, value) => {
      const { httpStatus, body, cause } = await inquire({ ...INQUIRY_REQUEST, [field]: value })
      expect(httpStatus).toBe(400)
      expect(body).toStrictEqual({ responseCode: '4000002', responseMessage: `Invalid Mandatory Field ${field}` })
      expect(cause).toMatchObject({ code: 'FIELD_MISSING', field })
    })
  })

  it('is refused for a missing field before a malformed one', async () => {
    const { body } = await inquire({ ...INQUIRY_REQUEST, partnerServiceId: 7015, mitraCd: null })
    expect(body.responseMessage).toBe('Invalid Mandatory Field mitraCd')
  })

  it('never reaches the handler when it is refused', async () => {
    const careful = () => {
      throw new Error('reached')
    }
    expect((await invoke(careful, {})).cause?.code).toBe('FIELD_MISSING')
  })
})

describe('its answer', () => {
  it('is the page’s sample, byte by byte, for the page’s bill', async () => {
    expect(JSON.stringify((await inquire(INQUIRY_REQUEST)).body)).toBe(JSON.stringify(INQUIRY_ANSWER))
  })

  it.each<[string, Partial<NicoInquiryAnswer>]>([
    ['an ISO string', { payNoExpiredDateTime: '2024-07-03T05:08:56Z' }],
    ['rupiah()', { totalAmount: rupiah(10000) }],
    ['another spelling of the amount', { totalAmount: { value: '10000', currency: 'IDR' } }],
  ])('is the same with %s', async (_, part) => {
    const { body } = await invoke(async () => ({ ...BILL, ...part }), INQUIRY_REQUEST)
    expect(body).toStrictEqual(INQUIRY_ANSWER)
  })

  it('leaves out what the page does not name, and does not let the handler replace what it echoes', async () => {
    const { body } = await answerWith({
      ...BILL,
      passwordHash: 'x',
      payNo: '1',
      totalAmount: { ...BILL.totalAmount, note: 'x' },
    })
    expect(body).toStrictEqual(INQUIRY_ANSWER)
  })

  it('does not let the caller’s unknown fields replace the bill', async () => {
    const { body } = await inquire({ ...INQUIRY_REQUEST, payNoName: 'x', totalAmount: { value: '1' }, extra: 1 })
    expect(body).toStrictEqual(INQUIRY_ANSWER)
  })

  const within = (length: number) => fc.string({ minLength: 1, maxLength: length, unit: 'binary' })
  const anyBill = fc.record<NicoInquiryAnswer>({
    payNoName: within(100).filter((text) => text.length <= 100),
    goodsName: within(200).filter((text) => text.length <= 200),
    payNoPhone: fc.stringMatching(/^\d{1,15}$/),
    payNoEmail: within(100).filter((text) => text.length <= 100),
    totalAmount: fc.integer({ min: 0, max: 999_999_999 }).map((value) => rupiah(value)),
    partnerReferenceNo: within(40).filter((text) => text.length <= 40),
    payNoExpiredDateTime: fc.date({ min: new Date('2000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
  })

  it('is sent for any bill within the documented lengths', async () => {
    await fc.assert(
      fc.asyncProperty(anyBill, async (bill) => {
        const { body, cause } = await invoke(() => bill, INQUIRY_REQUEST)
        expect(cause).toBeUndefined()
        const { payNoExpiredDateTime: _, ...texts } = bill
        expect(body.payNoData).toMatchObject(JSON.parse(JSON.stringify(texts)))
      }),
    )
  })

  it.each(Object.entries(ANSWER_LENGTHS))('is sent with %s of exactly %i characters', async (field, length) => {
    const { body } = await answerWith({ ...BILL, [field]: 'x'.repeat(length) })
    expect(body.payNoData).toHaveProperty(field, 'x'.repeat(length))
  })

  it('is 5000000, with the field named, when any one field is over its length', async () => {
    const tooLong = fc.constantFrom(...Object.entries(ANSWER_LENGTHS))
    await fc.assert(
      fc.asyncProperty(anyBill, tooLong, async (bill, [field, length]) => {
        const { httpStatus, body, cause } = await answerWith({ ...bill, [field]: 'x'.repeat(length + 1) })
        expect(httpStatus).toBe(500)
        expect(body).toStrictEqual({ responseCode: '5000000', responseMessage: 'General Error' })
        expect(cause).toMatchObject({ code: 'ANSWER_INVALID', field })
        expect(cause?.message).toContain(field)
      }),
    )
  })

  it.each(Object.keys(BILL))('is 5000000 without %s, which is named', async (field) => {
    for (const value of [undefined, null, '', 87771122333]) {
      const { body, cause } = await answerWith({ ...BILL, [field]: value })
      expect(body.responseCode).toBe('5000000')
      expect(cause).toMatchObject({ code: 'ANSWER_INVALID', field })
    }
  })

  it.each([
    ['totalAmount.value', { totalAmount: { value: '1000000000.00', currency: 'IDR' } }],
    ['totalAmount.value', { totalAmount: { value: '10.000', currency: 'IDR' } }],
    ['totalAmount.currency', { totalAmount: { value: '1', currency: 'RUPIAH' } }],
    ['payNoExpiredDateTime', { payNoExpiredDateTime: '2024-07-03 12:08:56' }],
    ['payNoExpiredDateTime', { payNoExpiredDateTime: new Date(8.64e15) }],
  ])('is 5000000, naming %s, for %o', async (field, part) => {
    expect((await answerWith({ ...BILL, ...part })).cause).toMatchObject({ code: 'ANSWER_INVALID', field })
  })

  it.each([[undefined], [null], ['bill'], [7], [[]]])('is 5000000 for %o, which is no bill', async (answer) => {
    const { httpStatus, cause } = await answerWith(answer)
    expect(httpStatus).toBe(500)
    expect(cause?.code).toBe('ANSWER_INVALID')
  })
})

describe('its rows', () => {
  it('change the digits', async () => {
    const paid = answering(() => reject('paidBill'), {
      services: { nicoInquiry: { code: '24', outcomes: { paidBill: { caseCode: '13' } } } },
    })
    expect((await paid.invoke('nicoInquiry', INQUIRY_REQUEST)).body).toStrictEqual({
      responseCode: '4042413',
      responseMessage: 'Paid Bill',
    })
  })

  it('default to what the page prints', () => {
    expect(nicepay.dialect.services.nicoInquiry).toMatchObject({
      path: '/v1.0/cvs/inquiry',
      code: '00',
      signature: 'client-id',
    })
    expect(nicepay.dialect.services.nicoInquiry.meaning).toBeUndefined()
    expect(answering(() => BILL).endpoints).toContainEqual({
      method: 'POST',
      path: '/api/v1.0/cvs/inquiry',
      service: 'nicoInquiry',
    })
  })

  it.each([
    [{ services: { nicoInquiry: { code: '1' } } }],
    [{ paths: { nicoInquiry: 'cvs/inquiry' } }],
    [{ deadlineMilliseconds: 0 }],
    [{ fieldNames: { payNoName: '' } }],
  ])('refuse %o at start', (contract) => {
    expect(() => answering(() => BILL, contract)).toThrow(expect.toSatisfy(isSnapConfigurationError))
  })
})

describe('its types', () => {
  it('know the documented fields, and leave the others unknown', () => {
    expectTypeOf<NicoInquiryRequest['payNo']>().toEqualTypeOf<string>()
    expectTypeOf<NicoInquiryRequest['anything']>().toEqualTypeOf<unknown>()
    expectTypeOf<NicoInquiryAnswer['totalAmount']>().toEqualTypeOf<Amount>()
    expectTypeOf<NicoInquiryAnswer['payNoExpiredDateTime']>().toEqualTypeOf<string | Date>()
    expectTypeOf<Parameters<NicoInquiryHandler>>().toEqualTypeOf<[NicoInquiryRequest, HandlerContext]>()
    nicepay({
      partners: [],
      handlers: {
        nicoInquiry: (request) => {
          expectTypeOf(request.payNo).toEqualTypeOf<string>()
          return BILL
        },
      },
    })
  })

  it('take a handler that answers the bill or a rejection, at once or later', () => {
    answering(() => BILL)
    answering(async ({ payNo }) => (payNo === '' ? reject('invalidBill') : BILL))
    // @ts-expect-error: an inquiry must be answered
    answering(async () => {})
    // @ts-expect-error: a field is missing
    answering(async () => ({ payNoName: 'John Test' }))
    // @ts-expect-error: an amount needs its currency
    answering(async () => ({ ...BILL, totalAmount: 10000 }))
  })
})
