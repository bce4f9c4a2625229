import { type Handler, type InvocableService, reject } from '@snap-sdk/core'
import {
  type Amount,
  type NicoPaymentAnswer,
  type NicoPaymentHandler,
  type NicoPaymentRequest,
  nico,
} from '@snap-sdk/nicepay'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { PAYMENT_REQUEST } from './support/samples.ts'

const service = nico.payment(() => {})
const MINIMAL = {
  partnerServiceId: '7015',
  customerNo: '89101110',
  payNo: '701589101110',
  paidAmount: { value: '10000.00', currency: 'IDR' },
}
const MANDATORY_TEXTS = { partnerServiceId: 4, customerNo: 8, payNo: 12 }
const INFERRED_TEXTS = [
  'mitraCd',
  'inquiryRequestId',
  'paymentRequestId',
  'trxDateTime',
  'partnerReferenceNo',
  'trxId',
] as const

/** What arrives at the handler. */
async function receive(body: object): Promise<Record<string, unknown>> {
  let seen: Record<string, unknown> = {}
  const taking = nico.payment((request) => {
    seen = request
  })
  const { cause } = await taking.invoke(body)
  expect(cause).toBeUndefined()
  return seen
}

const refuse = async (body: object) => (await service.invoke(body)).body
const answerWith = (answer: unknown) => nico.payment(() => answer as NicoPaymentAnswer).invoke(PAYMENT_REQUEST)

describe('its request', () => {
  it('reaches the handler as it came, with its unknown fields', async () => {
    const body = { ...PAYMENT_REQUEST, additionalInfo: { a: [1] }, referenceNo: 12.5 }
    expect(await receive(body)).toStrictEqual(body)
  })

  it('needs no more than pay number and amount', async () => {
    expect(await receive(MINIMAL)).toStrictEqual(MINIMAL)
  })

  it('hands amounts on in their one spelling, whether text or number', async () => {
    const amounts = fc.integer({ min: 0, max: 999_999_999 })
    await fc.assert(
      fc.asyncProperty(amounts, async (whole) => {
        for (const value of [whole, `${whole}`, `${whole}.0`, `${whole}.00`]) {
          const seen = await receive({ ...MINIMAL, paidAmount: { value, currency: 'IDR' } })
          expect(seen.paidAmount).toStrictEqual({ value: `${whole}.00`, currency: 'IDR' })
        }
      }),
    )
  })

  it.each(INFERRED_TEXTS)('takes %s as text of any length, as a number, or not at all', async (field) => {
    expect(await receive({ ...MINIMAL, [field]: 'x'.repeat(500) })).toHaveProperty(field, 'x'.repeat(500))
    expect(await receive({ ...MINIMAL, [field]: 1234 })).toHaveProperty(field, '1234')
    for (const value of [null, '', undefined])
      expect((await receive({ ...MINIMAL, [field]: value }))[field]).toBe(undefined)
  })

  it.each(INFERRED_TEXTS)('refuses %s as what no text can be made of', async (field) => {
    for (const value of [true, {}, 1.5, JSON.parse('41807553358950093184')])
      expect(await refuse({ ...MINIMAL, [field]: value })).toStrictEqual({
        responseCode: '4000001',
        responseMessage: `Invalid Field Format ${field}`,
      })
  })

  it.each(Object.entries(MANDATORY_TEXTS))('needs %s, at most %i characters', async (field, length) => {
    expect(await receive({ ...MINIMAL, [field]: 'x'.repeat(length) })).toHaveProperty(field)
    for (const value of ['x'.repeat(length + 1), 1])
      expect((await refuse({ ...MINIMAL, [field]: value })).responseMessage).toBe(`Invalid Field Format ${field}`)
    for (const value of [undefined, null, ''])
      expect((await refuse({ ...MINIMAL, [field]: value })).responseMessage).toBe(`Invalid Mandatory Field ${field}`)
  })

  it.each([
    ['4000002', 'Invalid Mandatory Field paidAmount', undefined],
    ['4000002', 'Invalid Mandatory Field paidAmount', null],
    ['4000002', 'Invalid Mandatory Field paidAmount.value', { currency: 'IDR' }],
    ['4000002', 'Invalid Mandatory Field paidAmount.value', { value: '', currency: 'IDR' }],
    ['4000002', 'Invalid Mandatory Field paidAmount.currency', { value: '1', currency: null }],
    ['4000001', 'Invalid Field Format paidAmount', '10000.00'],
    ['4000001', 'Invalid Field Format paidAmount', 10000],
    ['4000001', 'Invalid Field Format paidAmount.value', { value: 'ABCDEF', currency: 'IDR' }],
    ['4000001', 'Invalid Field Format paidAmount.value', { value: '-1.00', currency: 'IDR' }],
    ['4000001', 'Invalid Field Format paidAmount.value', { value: '1000000000.00', currency: 'IDR' }],
    ['4000001', 'Invalid Field Format paidAmount.value', { value: true, currency: 'IDR' }],
    ['4000001', 'Invalid Field Format paidAmount.currency', { value: '1', currency: 'RUPIAH' }],
  ])('is refused with %s %s for the amount %o', async (responseCode, responseMessage, paidAmount) => {
    expect(await refuse({ ...MINIMAL, paidAmount })).toStrictEqual({ responseCode, responseMessage })
  })

  it('takes a totalAmount that is absent or null, and refuses a malformed one', async () => {
    expect((await receive({ ...MINIMAL, totalAmount: null })).totalAmount).toBeUndefined()
    expect(await refuse({ ...MINIMAL, totalAmount: { value: 'x', currency: 'IDR' } })).toStrictEqual({
      responseCode: '4000001',
      responseMessage: 'Invalid Field Format totalAmount.value',
    })
  })
})

describe('its answer', () => {
  it('echoes the known fields of the request when the handler answers nothing', async () => {
    const { httpStatus, body } = await service.invoke({ ...PAYMENT_REQUEST, unknown: 1 })
    expect(httpStatus).toBe(200)
    expect(body).toStrictEqual({ responseCode: '2000000', responseMessage: 'Successful', payNoData: PAYMENT_REQUEST })
  })

  it('has no key for what was not sent', async () => {
    expect((await service.invoke(MINIMAL)).body.payNoData).toStrictEqual(MINIMAL)
  })

  it('takes the merchant’s reference, and further fields of payNoData', async () => {
    const { body } = await answerWith({
      partnerReferenceNo: 'MINE',
      payNoData: { trxId: 'other', flag: '00' },
      hash: 'x',
    })
    expect(body.payNoData).toStrictEqual({
      ...PAYMENT_REQUEST,
      partnerReferenceNo: 'MINE',
      trxId: 'other',
      flag: '00',
    })
  })

  it.each([
    ['partnerReferenceNo', { partnerReferenceNo: 'x'.repeat(41) }],
    ['partnerReferenceNo', { partnerReferenceNo: '' }],
    ['partnerReferenceNo', { partnerReferenceNo: null }],
    ['payNoData', { payNoData: 'x' }],
  ])('is 5000000, naming %s, for %o', async (field, answer) => {
    const { body, cause } = await answerWith(answer)
    expect(body).toStrictEqual({ responseCode: '5000000', responseMessage: 'General Error' })
    expect(cause).toMatchObject({ code: 'ANSWER_INVALID', field })
  })

  // A lookup that found nothing gives null: to take the payment then would be a guess.
  it.each([[null], [true], ['taken'], [[]]])('is 5000000 for %o', async (answer) => {
    const { body, cause } = await answerWith(answer)
    expect(body.responseCode).toBe('5000000')
    expect(cause?.code).toBe('ANSWER_INVALID')
  })

  it('is a rejection, whether returned or thrown', async () => {
    const returning = nico.payment(() => reject('invalidAmount'))
    const throwing = nico.payment(() => {
      throw reject('invalidAmount')
    })
    for (const refusing of [returning, throwing]) {
      const { httpStatus, body, cause } = await refusing.invoke(PAYMENT_REQUEST)
      expect(httpStatus).toBe(404)
      expect(body).toStrictEqual({ responseCode: '4040013', responseMessage: 'Invalid Amount' })
      expect(cause).toBeUndefined()
    }
  })
})

describe('its duplicate key', () => {
  it('is made of payNo and paymentRequestId, unambiguously', () => {
    const key = (payNo: string, paymentRequestId: string) => service.duplicateKey({ payNo, paymentRequestId })
    const id = fc.string({ minLength: 1 })
    fc.assert(
      fc.property(id, id, id, id, (payNo, requestId, otherPayNo, otherRequestId) => {
        const same = payNo === otherPayNo && requestId === otherRequestId
        expect(key(payNo, requestId) === key(otherPayNo, otherRequestId)).toBe(same)
      }),
    )
    expect(key('1', '23')).not.toBe(key('12', '3'))
  })

  it.each([undefined, null, ''])('is absent when paymentRequestId is %o', async (paymentRequestId) => {
    const seen = await receive({ ...PAYMENT_REQUEST, paymentRequestId })
    expect(service.duplicateKey(seen)).toBeUndefined()
  })

  it('follows the renamed field', async () => {
    let key: string | undefined
    const renamed: InvocableService = nico.payment(
      (request) => {
        key = renamed.duplicateKey(request)
      },
      { fieldNames: { paymentRequestId: 'payReqId' } },
    )
    await renamed.invoke({ ...MINIMAL, payReqId: 'a' })
    expect(key).toBe(service.duplicateKey({ ...MINIMAL, paymentRequestId: 'a' }))
  })

  it('is the merchant’s to replace or to leave out', () => {
    const byTrxId = nico.payment(() => {}, { duplicateKey: ({ trxId }) => trxId })
    expect(byTrxId.duplicateKey(PAYMENT_REQUEST)).toBe(PAYMENT_REQUEST.trxId)
    expect(nico.payment(() => {}, { duplicateKey: false }).duplicateKey(PAYMENT_REQUEST)).toBeUndefined()
  })
})

describe('its options', () => {
  it('default to the page’s path and digits, and to replay', () => {
    expect(service).toMatchObject({
      name: 'nico.payment',
      path: '/v1.0/cvs/payment',
      serviceCode: '00',
      signature: 'access-token',
      duplicates: 'replay',
      replayDays: 7,
    })
  })

  it('change the digits', async () => {
    const paid = nico.payment(() => reject('paidBill'), { serviceCode: '25', caseCodes: { paidBill: '13' } })
    expect((await paid.invoke(PAYMENT_REQUEST)).body.responseCode).toBe('4042513')
  })
})

describe('its types', () => {
  it('know the fields of the working model', () => {
    expectTypeOf<NicoPaymentRequest['paidAmount']>().toEqualTypeOf<Amount>()
    expectTypeOf<NicoPaymentRequest['paymentRequestId']>().toEqualTypeOf<string | undefined>()
    expectTypeOf<NicoPaymentRequest['anything']>().toEqualTypeOf<unknown>()
    // biome-ignore lint/suspicious/noConfusingVoidType: the type under test
    expectTypeOf<NicoPaymentHandler>().toEqualTypeOf<Handler<NicoPaymentRequest, NicoPaymentAnswer | void>>()
  })

  it('take a handler that answers nothing, a reference or a rejection', () => {
    nico.payment(() => {})
    nico.payment(async () => {})
    nico.payment(async ({ trxId }) => ({ partnerReferenceNo: trxId }))
    nico.payment(async ({ payNo }) => {
      if (payNo === '') return reject('invalidBill')
      return undefined
    })
    // @ts-expect-error: true is no answer
    nico.payment(async () => true)
    // @ts-expect-error: null is no answer
    nico.payment(async () => null)
    // @ts-expect-error: a row of the ledger is no answer
    nico.payment(async () => ({ id: 1 }))
  })
})
