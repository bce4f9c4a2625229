import { type Amount, type Handler, reject } from '@snap-sdk/core'
import {
  type NicepayContract,
  type NicoPaymentAnswer,
  type NicoPaymentHandler,
  type NicoPaymentRequest,
  nicepay,
} from '@snap-sdk/gateways'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { PAYMENT_REQUEST } from './support/samples.ts'

/** A gateway whose payments are taken so. */
const taking = (nicoPayment: NicoPaymentHandler, contract: Partial<NicepayContract> = {}) =>
  nicepay({ partners: [], handlers: { nicoPayment }, ...contract })

const invoke = (handler: NicoPaymentHandler, body: unknown) => taking(handler).invoke('nicoPayment', body)
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
  const { cause } = await invoke((request) => {
    seen = request
  }, body)
  expect(cause).toBeUndefined()
  return seen
}

const refuse = async (body: object) => (await invoke(() => {}, body)).body
const answerWith = (answer: unknown) => invoke(() => answer as NicoPaymentAnswer, PAYMENT_REQUEST)

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

  it.each(INFERRED_TEXTS)(
    'does without %s where no text can be made of it: a refusal would cost the payment',
    async (field) => {
      for (const value of [true, {}, ['x']])
        expect((await receive({ ...MINIMAL, [field]: value }))[field]).toBe(undefined)
    },
  )

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
    const { httpStatus, body } = await invoke(() => {}, { ...PAYMENT_REQUEST, unknown: 1 })
    expect(httpStatus).toBe(200)
    expect(body).toStrictEqual({ responseCode: '2000000', responseMessage: 'Successful', payNoData: PAYMENT_REQUEST })
  })

  it('has no key for what was not sent', async () => {
    expect((await invoke(() => {}, MINIMAL)).body.payNoData).toStrictEqual(MINIMAL)
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
    ['partnerReferenceNo', { partnerReferenceNo: 7 }],
    ['payNoData', { payNoData: 'x' }],
  ])('is 5000000, naming %s, for %o', async (field, answer) => {
    const { body, cause } = await answerWith(answer)
    expect(body).toStrictEqual({ responseCode: '5000000', responseMessage: 'General Error' })
    expect(cause).toMatchObject({ code: 'ANSWER_INVALID', field })
  })

  it.each([undefined, null, ''])(
    'has the request’s reference where the merchant’s is %o',
    async (partnerReferenceNo) => {
      const { body } = await answerWith({ partnerReferenceNo })
      expect(body.payNoData).toStrictEqual(PAYMENT_REQUEST)
    },
  )

  // A lookup that found nothing gives null: to take the payment then would be a guess.
  it.each([[null], [true], ['taken'], [[]]])('is 5000000 for %o', async (answer) => {
    const { body, cause } = await answerWith(answer)
    expect(body.responseCode).toBe('5000000')
    expect(cause?.code).toBe('ANSWER_INVALID')
  })

  it('is a rejection, whether returned or thrown', async () => {
    const returning = () => reject('invalidAmount')
    const throwing = () => {
      throw reject('invalidAmount')
    }
    for (const refusing of [returning, throwing]) {
      const { httpStatus, body, cause } = await invoke(refusing, PAYMENT_REQUEST)
      expect(httpStatus).toBe(404)
      expect(body).toStrictEqual({ responseCode: '4040013', responseMessage: 'Invalid Amount' })
      expect(cause).toBeUndefined()
    }
  })
})

describe('its rows', () => {
  const { nicoPayment } = nicepay.dialect.services

  it('default to the page’s path and digits', () => {
    expect(nicoPayment).toMatchObject({
      path: '/v1.0/cvs/payment',
      code: '00',
      signature: 'client-id',
      duplicates: { key: ['payNo', 'paymentRequestId'] },
    })
  })

  it('say that each payment reports money: it has no status', () => {
    expect(nicoPayment.meaning?.(PAYMENT_REQUEST)).toBe('paid')
    expect(nicoPayment.meaning?.({ latestTransactionStatus: '06' })).toBe('paid')
  })

  it('change the digits', async () => {
    const paid = taking(() => reject('paidBill'), {
      services: { nicoPayment: { code: '25', outcomes: { paidBill: { caseCode: '13' } } } },
    })
    expect((await paid.invoke('nicoPayment', PAYMENT_REQUEST)).body.responseCode).toBe('4042513')
  })
})

describe('its types', () => {
  it('know the fields of the working model', () => {
    expectTypeOf<NicoPaymentRequest['paidAmount']>().toEqualTypeOf<Amount>()
    expectTypeOf<NicoPaymentRequest['paymentRequestId']>().toEqualTypeOf<string | undefined>()
    expectTypeOf<NicoPaymentRequest['anything']>().toEqualTypeOf<unknown>()
    expectTypeOf<NicoPaymentHandler>().toEqualTypeOf<Handler<NicoPaymentRequest, NicoPaymentAnswer>>()
  })

  it('take a handler that answers nothing, a reference or a rejection', () => {
    taking(() => {})
    taking(async () => {})
    taking(async ({ trxId }) => ({ partnerReferenceNo: trxId }))
    taking(async ({ payNo }) => {
      if (payNo === '') return reject('invalidBill')
      return undefined
    })
    // @ts-expect-error: true is no answer
    taking(async () => true)
    // @ts-expect-error: null is no answer
    taking(async () => null)
    // @ts-expect-error: a row of the ledger is no answer
    taking(async () => ({ id: 1 }))
  })
})
