import { reject } from '@snap-sdk/core'
import { rupiah } from '@snap-sdk/services'
import { describe, expect, it } from 'vitest'
import { doku, dokuFacts } from '../src/index.ts'
import { rowsOf } from './page/rows.ts'
import { collect } from './support/collect.ts'

// DOKU's pages print shapes: fields by developers.doku.com (SNAP notification) and github PTNUSASATUINTIARTHA-DOKU/doku-nodejs-library
// _models, values of the standard's samples.
const NUMBERS = {
  partnerServiceId: '    1899',
  customerNo: '20240704001',
  virtualAccountNo: '    189920240704001',
}
const INQUIRY = {
  ...NUMBERS,
  channelCode: '6011',
  trxDateInit: '2024-07-04T15:14:13+07:00',
  language: 'ID',
  inquiryRequestId: 'abcdef-123456-abcdef',
  additionalInfo: { channel: 'VIRTUAL_ACCOUNT_BANK' },
}
const PAYMENT = {
  ...NUMBERS,
  virtualAccountName: 'Jokul Doe',
  trxId: 'INV-20240704001',
  paymentRequestId: '418075533589',
  paidAmount: { value: '10000.00', currency: 'IDR' },
  virtualAccountTrxType: 'C',
  additionalInfo: { channel: 'VIRTUAL_ACCOUNT_BANK' },
}
const DEBIT = {
  originalPartnerReferenceNo: 'INV-20240704001',
  originalReferenceNo: '418075533589',
  latestTransactionStatus: '00',
  transactionStatusDesc: 'Success',
  amount: { value: '10000.00', currency: 'IDR' },
  lineItems: [{ name: 'Item', price: '10000.00', quantity: '1' }],
  additionalInfo: { channelId: 'DIRECT_DEBIT', acquirerId: 'ACQ', custIdMerchant: 'C-1', accountType: 'CARD' },
}

describe('doku: where it stands', () => {
  it('stands where the merchant says, the token, too', () => {
    const { take } = collect()
    const paths = { token: '/hooks/doku/token', vaPayment: '/hooks/doku/va' }
    const gateway = doku({ partners: [], paths, handlers: { vaPayment: take, debitNotify: take } })
    expect(gateway.endpoints.map(({ path }) => path)).toEqual([
      '/hooks/doku/token',
      '/hooks/doku/va',
      '/v1.0/debit/notify',
    ])
  })

  it('takes an external ID of 44 characters', () => {
    const form = doku.dialect.headers?.['X-EXTERNAL-ID']
    expect(form instanceof RegExp && form.test(`VIRTUAL_ACCOUNT2226${'0'.repeat(25)}`)).toBe(true)
  })

  it('has a fact for each row', () => {
    expect(rowsOf(doku.dialect).filter((row) => dokuFacts[row] === undefined)).toEqual([])
  })
})

describe('doku: inquiry', () => {
  it('answers with additionalInfo inside, and freeText in the singular', async () => {
    const virtualAccountConfig = { reusableStatus: true, maxAmount: '100000.00', minAmount: '10000.00' }
    const gateway = doku({
      partners: [],
      handlers: {
        vaInquiry: () => ({
          virtualAccountName: 'Jokul Doe',
          totalAmount: rupiah(10000),
          virtualAccountTrxType: 'C',
          freeTexts: [{ english: 'Free text', indonesia: 'Tulisan bebas' }],
          additionalInfo: { trxId: 'INV-20240704001', virtualAccountConfig },
        }),
      },
    })
    const { body } = await gateway.invoke('vaInquiry', INQUIRY)
    expect(body).toEqual({
      responseCode: '2002400',
      responseMessage: 'Successful',
      virtualAccountData: {
        inquiryStatus: '00',
        inquiryReason: { english: 'Success', indonesia: 'Sukses' },
        ...NUMBERS,
        inquiryRequestId: 'abcdef-123456-abcdef',
        virtualAccountName: 'Jokul Doe',
        totalAmount: { value: '10000.00', currency: 'IDR' },
        virtualAccountTrxType: 'C',
        freeText: [{ english: 'Free text', indonesia: 'Tulisan bebas' }],
        additionalInfo: { channel: 'VIRTUAL_ACCOUNT_BANK', trxId: 'INV-20240704001', virtualAccountConfig },
      },
    })
  })

  it('needs neither channel nor texts', async () => {
    const gateway = doku({ partners: [], handlers: { vaInquiry: () => ({ virtualAccountName: 'Jokul Doe' }) } })
    const { body } = await gateway.invoke('vaInquiry', { ...INQUIRY, additionalInfo: null })
    expect(body.virtualAccountData).toEqual({
      inquiryStatus: '00',
      inquiryReason: { english: 'Success', indonesia: 'Sukses' },
      ...NUMBERS,
      inquiryRequestId: 'abcdef-123456-abcdef',
      virtualAccountName: 'Jokul Doe',
    })
  })

  it.each([
    ['paidBill', '4042414'],
    ['expiredBill', '4042419'],
    ['invalidBill', '4042412'],
  ] as const)('refuses %s with %s', async (outcome, code) => {
    const gateway = doku({ partners: [], handlers: { vaInquiry: () => reject(outcome) } })
    expect((await gateway.invoke('vaInquiry', INQUIRY)).body.responseCode).toBe(code)
  })
})

describe('doku: payment', () => {
  it('answers field by field', async () => {
    const { taken, take } = collect()
    const { body } = await doku({ partners: [], handlers: { vaPayment: take } }).invoke('vaPayment', PAYMENT)
    expect(body).toEqual({
      responseCode: '2002500',
      responseMessage: 'Successful',
      virtualAccountData: {
        ...NUMBERS,
        virtualAccountName: 'Jokul Doe',
        trxId: 'INV-20240704001',
        paymentRequestId: '418075533589',
        paidAmount: { value: '10000.00', currency: 'IDR' },
        paymentFlagStatus: '00',
        paymentFlagReason: { english: 'Success', indonesia: 'Sukses' },
      },
    })
    expect(taken).toHaveLength(1)
  })

  it("takes Mandiri's notice: the whole number in customerNo, and no padding", async () => {
    const { taken, take } = collect()
    const mandiri = {
      ...PAYMENT,
      partnerServiceId: '88899',
      customerNo: '8889912345678901234567',
      virtualAccountNo: '8889912345678901234567',
    }
    const { body } = await doku({ partners: [], handlers: { vaPayment: take } }).invoke('vaPayment', mandiri)
    expect(body).toMatchObject({
      responseCode: '2002500',
      virtualAccountData: { partnerServiceId: '88899', customerNo: '8889912345678901234567' },
    })
    expect(taken).toHaveLength(1)
  })

  it.each([
    ['invalidBill', '4042512'],
    ['invalidAmount', '4042513'],
  ] as const)('refuses %s with %s', async (outcome, code) => {
    const gateway = doku({ partners: [], handlers: { vaPayment: () => reject(outcome) } })
    expect((await gateway.invoke('vaPayment', PAYMENT)).body.responseCode).toBe(code)
  })
})

describe('doku: direct debit', () => {
  it('takes a payment', async () => {
    const { taken, take } = collect()
    const { body } = await doku({ partners: [], handlers: { debitNotify: take } }).invoke('debitNotify', DEBIT)
    expect(body).toEqual({ responseCode: '2005600', responseMessage: 'Successful' })
    expect(taken).toMatchObject([{ lineItems: DEBIT.lineItems, additionalInfo: DEBIT.additionalInfo }])
  })

  it.each([
    ['03', 'pending'],
    ['04', 'refunded'],
    ['05', 'cancelled'],
    ['06', 'denied'],
  ])('reads status %s as %s', async (latestTransactionStatus, meaning) => {
    const { taken, noted, take, otherStatus } = collect()
    const gateway = doku({ partners: [], handlers: { debitNotify: take }, otherStatus })
    const { body } = await gateway.invoke('debitNotify', { ...DEBIT, latestTransactionStatus })
    expect(body.responseCode).toBe('2005600')
    expect(taken).toEqual([])
    expect(noted).toMatchObject([{ meaning }])
  })

  it.each(['01', '09', undefined])('runs nothing for status %s', async (latestTransactionStatus) => {
    const { taken, noted, take, otherStatus } = collect()
    const gateway = doku({ partners: [], handlers: { debitNotify: take }, otherStatus })
    const { body } = await gateway.invoke('debitNotify', { ...DEBIT, latestTransactionStatus })
    expect(body.responseCode).toBe('5005600')
    expect([taken, noted]).toEqual([[], []])
  })
})

it.each([
  ['vaPayment', PAYMENT, '5042500'],
  ['debitNotify', DEBIT, '5045600'],
] as const)('doku: %s in progress is no 2xx, which would acknowledge it', async (service, body, code) => {
  const gateway = doku({ partners: [], handlers: { [service]: () => reject('requestInProgress') } })
  const answered = await gateway.invoke(service, body)
  expect([answered.httpStatus, answered.body.responseCode]).toEqual([504, code])
})
