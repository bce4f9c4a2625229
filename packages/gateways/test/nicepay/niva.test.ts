import { reject } from '@snap-sdk/core'
import { type NicepayContract, nicepay } from '@snap-sdk/gateways'
import { rupiah } from '@snap-sdk/services'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { readCode } from './support/nicepay-caller.ts'
import { openMerchant } from './support/open-merchant.ts'
import { INQUIRY_REQUEST, NIVA_INQUIRY_REQUEST, NIVA_PAYMENT_REQUEST } from './support/samples.ts'

const INQUIRY = '/api/v1.0/transfer-va/inquiry'
const PAYMENT = '/api/v1.0/transfer-va/payment'
const REVERSAL = '/api/v1.0/transfer-va/reversal'

const BILL = { virtualAccountName: 'John Test', totalAmount: rupiah(10_000) }
const SIGNATURE_WRONG = [401, '4012400', 'Unauthorized. [Signature]']

/** A merchant with NICO and NIVA under one contract. */
function openNiva(handlers: NicepayContract['handlers'] = {}) {
  const taken: unknown[] = []
  const merchant = openMerchant({
    handlers: {
      vaInquiry: () => BILL,
      vaPayment: (payment) => {
        taken.push(payment)
      },
      vaReversal: () => {},
      ...handlers,
    },
  })
  const call = (path: string, body: unknown, overrides = {}) =>
    merchant.caller.call(path, body, { signature: 'symmetric', ...overrides })
  return { ...merchant, call, taken }
}

describe('NIVA', () => {
  it('is signed by HMAC with the token in it, and echoes the numbers', async () => {
    const { call } = openNiva()
    const { response } = await call(INQUIRY, NIVA_INQUIRY_REQUEST)
    expect(response.status).toBe(200)
    const { additionalInfo: _, ...echo } = NIVA_INQUIRY_REQUEST
    expect(response.body).toMatchObject({
      responseCode: '2002400',
      responseMessage: 'Successful',
      virtualAccountData: {
        ...echo,
        virtualAccountName: 'John Test',
        totalAmount: { value: '10000.00', currency: 'IDR' },
      },
    })
  })

  it('refuses a call that is signed otherwise', async () => {
    const { call } = openNiva()
    expect(readCode(await call(INQUIRY, NIVA_INQUIRY_REQUEST, { signature: 'client-id' }))).toStrictEqual(
      SIGNATURE_WRONG,
    )
    // It carries no token.
    const asymmetric = await call(INQUIRY, NIVA_INQUIRY_REQUEST, { signature: 'asymmetric' })
    expect(readCode(asymmetric)).toStrictEqual([401, '4012401', 'Invalid Token (B2B)'])
  })

  it('covers body and path, and needs a token', async () => {
    const { call } = openNiva()
    const sentBody = JSON.stringify({ ...NIVA_INQUIRY_REQUEST, customerNo: '1' })
    expect(readCode(await call(INQUIRY, NIVA_INQUIRY_REQUEST, { sentBody }))).toStrictEqual(SIGNATURE_WRONG)
    expect(readCode(await call(PAYMENT, NIVA_INQUIRY_REQUEST, { sentPath: INQUIRY }))).toStrictEqual(SIGNATURE_WRONG)
    expect(readCode(await call(INQUIRY, NIVA_INQUIRY_REQUEST, { accessToken: 'abc' }))).toStrictEqual([
      401,
      '4012401',
      'Invalid Token (B2B)',
    ])
  })

  it('stands beside NICO, which keeps its own scheme', async () => {
    const { caller, call } = openNiva()
    expect(readCode(await caller.inquire(INQUIRY_REQUEST))[1]).toBe('2000000')
    expect(readCode(await call(INQUIRY, NIVA_INQUIRY_REQUEST))[1]).toBe('2002400')
  })

  it('takes a channel ID with 01 behind it, and an external ID of 40 characters', async () => {
    const { call } = openNiva()
    const overrides = { externalId: '4'.repeat(40), headers: { 'CHANNEL-ID': 'IONPAYTEST01' } }
    expect(readCode(await call(INQUIRY, NIVA_INQUIRY_REQUEST, overrides))[1]).toBe('2002400')
  })
})

describe('its inquiry', () => {
  const inquire = (body: object) =>
    nicepay({ partners: [], handlers: { vaInquiry: () => BILL } }).invoke('vaInquiry', body)

  it.each(Object.entries({ partnerServiceId: 20, customerNo: 40, virtualAccountNo: 25, inquiryRequestId: 40 }))(
    'takes %s up to %i characters',
    async (field, length) => {
      expect((await inquire({ ...NIVA_INQUIRY_REQUEST, [field]: '1'.repeat(length) })).httpStatus).toBe(200)
      const { body } = await inquire({ ...NIVA_INQUIRY_REQUEST, [field]: '1'.repeat(length + 1) })
      expect(body).toMatchObject({ responseCode: '4002401', responseMessage: `Invalid Field Format ${field}` })
    },
  )

  it.each([
    [{ additionalInfo: undefined }, 'additionalInfo'],
    [{ additionalInfo: {} }, 'additionalInfo.bankCd'],
  ])('needs the bank: %o', async (part, field) => {
    const { body } = await inquire({ ...NIVA_INQUIRY_REQUEST, ...part })
    expect(body).toMatchObject({ responseCode: '4002402', responseMessage: `Invalid Mandatory Field ${field}` })
  })

  it('tells the handler the bank', async () => {
    let bank = ''
    const gateway = nicepay({
      partners: [],
      handlers: {
        vaInquiry: ({ additionalInfo }) => {
          expectTypeOf(additionalInfo.bankCd).toEqualTypeOf<string>()
          bank = additionalInfo.bankCd
          return BILL
        },
      },
    })
    await gateway.invoke('vaInquiry', NIVA_INQUIRY_REQUEST)
    expect(bank).toBe('BMRI')
  })

  it('answers Paid Bill with the standard’s digits, and with NICEPAY’s by one row', async () => {
    const handlers = { vaInquiry: () => reject('paidBill') }
    const standard = await nicepay({ partners: [], handlers }).invoke('vaInquiry', NIVA_INQUIRY_REQUEST)
    expect(standard.body.responseCode).toBe('4042414')
    const outcomes = { paidBill: { caseCode: '13' } }
    const own = await nicepay({ partners: [], handlers, outcomes }).invoke('vaInquiry', NIVA_INQUIRY_REQUEST)
    expect(own.body.responseCode).toBe('4042413')
  })
})

describe('its payment', () => {
  it('is taken once, whatever the external ID', async () => {
    const { call, taken } = openNiva()
    const first = await call(PAYMENT, NIVA_PAYMENT_REQUEST)
    const again = await call(PAYMENT, NIVA_PAYMENT_REQUEST)
    expect(readCode(first)).toStrictEqual([200, '2002500', 'Successful'])
    expect(again.response.text).toBe(first.response.text)
    expect(taken).toStrictEqual([NIVA_PAYMENT_REQUEST])
  })

  it('of another amount under the same name is 4092500', async () => {
    const { call, taken } = openNiva()
    await call(PAYMENT, NIVA_PAYMENT_REQUEST)
    const other = { ...NIVA_PAYMENT_REQUEST, paidAmount: rupiah(20_000) }
    expect(readCode(await call(PAYMENT, other))[1]).toBe('4092500')
    expect(taken).toHaveLength(1)
  })

  it('may be of a billion rupiah and more: NICEPAY gives NIVA’s amounts no length', async () => {
    const { call } = openNiva()
    const paidAmount = { value: '1000000000.00', currency: 'IDR' }
    expect(readCode(await call(PAYMENT, { ...NIVA_PAYMENT_REQUEST, paidAmount }))[1]).toBe('2002500')
  })
})

describe('its reversal', () => {
  it('reaches its handler, with whatever numbers it has', async () => {
    const seen: unknown[] = []
    const { call } = openNiva({
      vaReversal: (reversal) => {
        seen.push(reversal)
      },
    })
    const { virtualAccountName: _, ...body } = NIVA_PAYMENT_REQUEST
    expect(readCode(await call(REVERSAL, body))[1]).toBe('2002500')
    expect(seen).toMatchObject([{ virtualAccountNo: body.virtualAccountNo, paymentRequestId: body.paymentRequestId }])
  })
})
