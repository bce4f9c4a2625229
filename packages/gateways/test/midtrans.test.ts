import { reject } from '@snap-sdk/core'
import { describe, expect, it } from 'vitest'
import { midtrans, midtransFacts } from '../src/index.ts'
import { rowsOf } from './page/rows.ts'
import { collect } from './support/collect.ts'

// Samples: docs.midtrans.com, Payment Notification API (2026-03-02).
const PAYMENT = {
  partnerServiceId: '  088899',
  customerNo: '12345678901234567890',
  virtualAccountNo: '  08889912345678901234567890',
  virtualAccountName: 'Jokul Doe',
  virtualAccountEmail: 'jokul@email.com',
  virtualAccountPhone: '6281828384858',
  trxId: 'abcdefgh1234',
  paymentRequestId: 'abcdef-123456-abcdef',
  paidAmount: { value: '12345678.00', currency: 'IDR' },
  referenceNo: '123456789012345',
  additionalInfo: {
    bank: 'BCA',
    paymentFlagStatus: '00',
    merchantId: 'G059876677',
    paidTime: '2020-01-01T00:00:00+07:00',
    customField: { 1: 'custom-field-1', 2: 'custom-field-2', 3: 'custom-field-3' },
  },
}
const QRIS = {
  originalReferenceNo: '2020102977770000000009',
  originalPartnerReferenceNo: '2020102900000000000001',
  latestTransactionStatus: '00',
  transactionStatusDesc: 'success',
  amount: { value: '12345678.00', currency: 'IDR' },
  externalStoreID: '124928924949487',
  additionalInfo: { qris: { issuerName: 'gopay', acquirerName: 'gopay', transactionType: 'ON-US' } },
}
const GOPAY = {
  createdTime: '2020-01-01T00:00:00+07:00',
  latestTransactionStatus: '00',
  originalReferenceNo: 'gopayOrderId',
  finishedTime: '2020-01-02T00:00:00+07:00',
  originalPartnerReferenceNo: 'merchant-order-id',
  transactionStatusDesc: 'desc',
  originalExternalId: 'merchant-order-id',
  additionalInfo: {
    userPaymentDetails: [{ payMethod: 'gopay', payOption: 'GOPAY_WALLET' }],
    refundHistory: [
      {
        refundNo: '96194816941239812',
        refundStatus: '00',
        partnerReferenceNo: '239850918204981205970',
        refundAmount: { value: '12345678.00', currency: 'IDR' },
        refundDate: '2020-12-23T07:44:16+07:00',
        reason: 'Customer Complain',
      },
    ],
  },
}
/** Without what is there only when something was paid. */
const { paymentRequestId: _request, paidAmount: _amount, ...UNPAID } = PAYMENT

const STATUSES = [
  ['01', 'pending'],
  ['02', 'pending'],
  ['03', 'pending'],
  ['04', 'refunded'],
  ['05', 'cancelled'],
  ['06', 'denied'],
  ['07', 'denied'],
  ['08', 'expired'],
  ['09', 'denied'],
] as const

describe('midtrans: where it stands', () => {
  it('has the paths of the document and no token, and takes those of the merchant', () => {
    const { take } = collect()
    const gateway = midtrans({
      partners: [],
      paths: { vaPayment: '/hooks/midtrans/va' },
      handlers: { vaPayment: take, qrNotify: take, debitNotify: take },
    })
    expect(gateway.endpoints).toEqual([
      { method: 'POST', path: '/hooks/midtrans/va', service: 'vaPayment' },
      { method: 'POST', path: '/v1.0/qr/qr-mpm-notify', service: 'qrNotify' },
      { method: 'POST', path: '/v1.0/debit/notify', service: 'debitNotify' },
    ])
  })

  it('publishes its addresses', () => {
    expect(midtrans.addresses.production).toContain('13.228.166.126')
    expect(midtrans.addresses.production).toHaveLength(13)
    expect(midtrans.addresses.sandbox).toContain('34.142.147.133')
    expect(midtrans.addresses.sandbox).toHaveLength(18)
  })

  it('may be without a channel ID', () => {
    expect(midtrans.dialect.headers?.['CHANNEL-ID']).toEqual({ optional: expect.any(RegExp) })
  })

  it('has a fact for each row', () => {
    expect(rowsOf(midtrans.dialect).filter((row) => midtransFacts[row] === undefined)).toEqual([])
  })
})

describe('midtrans: virtual accounts', () => {
  it('answers the four numbers as received, and nothing else', async () => {
    const { taken, take } = collect()
    const { httpStatus, body } = await midtrans({ partners: [], handlers: { vaPayment: take } }).invoke(
      'vaPayment',
      PAYMENT,
    )
    expect(httpStatus).toBe(200)
    expect(body).toEqual({
      responseCode: '2002500',
      responseMessage: 'Successful',
      virtualAccountData: {
        partnerServiceId: '  088899',
        customerNo: '12345678901234567890',
        virtualAccountNo: '  08889912345678901234567890',
        trxId: 'abcdefgh1234',
      },
    })
    expect(taken).toMatchObject([{ partnerServiceId: '088899', additionalInfo: { bank: 'BCA' } }])
  })

  it.each(STATUSES)('reads flag %s as %s, and the handler hears nothing', async (paymentFlagStatus, meaning) => {
    const { taken, noted, take, otherStatus } = collect()
    const gateway = midtrans({ partners: [], handlers: { vaPayment: take }, otherStatus })
    const { body } = await gateway.invoke('vaPayment', {
      ...UNPAID,
      additionalInfo: { ...PAYMENT.additionalInfo, paymentFlagStatus },
    })
    expect(body).toMatchObject({ responseCode: '2002500', virtualAccountData: { trxId: 'abcdefgh1234' } })
    expect(taken).toEqual([])
    expect(noted).toMatchObject([{ service: 'vaPayment', meaning, request: { trxId: 'abcdefgh1234' } }])
  })

  it.each([
    ['08', '2002500'],
    ['09', '2002500'],
    ['03', '2002500'],
    ['04', '5002500'],
    ['05', '5002500'],
  ])('answers flag %s with %s where nobody handles it', async (paymentFlagStatus, code) => {
    const { taken, take } = collect()
    const { body } = await midtrans({ partners: [], handlers: { vaPayment: take } }).invoke('vaPayment', {
      ...UNPAID,
      additionalInfo: { ...PAYMENT.additionalInfo, paymentFlagStatus },
    })
    expect(body.responseCode).toBe(code)
    expect(taken).toEqual([])
  })

  it.each([
    ['no flag', { bank: 'BCA' }],
    ['an unknown flag', { paymentFlagStatus: '10' }],
    ['a flag that is a number', { paymentFlagStatus: 0 }],
    ['no additionalInfo', undefined],
    ['another kind of additionalInfo', '00'],
  ])('takes no money on %s', async (_, additionalInfo) => {
    const { taken, noted, take, otherStatus } = collect()
    const gateway = midtrans({ partners: [], handlers: { vaPayment: take }, otherStatus })
    const { body, cause } = await gateway.invoke('vaPayment', { ...PAYMENT, additionalInfo })
    expect(body.responseCode).toBe('5002500')
    expect(cause).toMatchObject({ code: 'STATUS_UNKNOWN', field: 'additionalInfo.paymentFlagStatus' })
    expect([taken, noted]).toEqual([[], []])
  })

  it('demands payment and amount of what is paid', async () => {
    const { take } = collect()
    const gateway = midtrans({ partners: [], handlers: { vaPayment: take } })
    const { body } = await gateway.invoke('vaPayment', { ...UNPAID, additionalInfo: PAYMENT.additionalInfo })
    expect(body.responseCode).toBe('4002502')
  })

  it('refuses with its numbers', async () => {
    const gateway = midtrans({ partners: [], handlers: { vaPayment: () => reject('invalidAmount') } })
    const { body } = await gateway.invoke('vaPayment', PAYMENT)
    expect(body).toMatchObject({
      responseCode: '4042513',
      responseMessage: 'Invalid Amount',
      virtualAccountData: { virtualAccountNo: PAYMENT.virtualAccountNo },
    })
  })
})

describe.each([
  ['qrNotify', QRIS, '52'],
  ['debitNotify', GOPAY, '56'],
] as const)('midtrans: %s', (service, sample, digits) => {
  it('takes the sample', async () => {
    const { taken, take } = collect()
    const { body } = await midtrans({ partners: [], handlers: { [service]: take } }).invoke(service, sample)
    expect(body).toEqual({ responseCode: `200${digits}00`, responseMessage: 'Successful' })
    expect(taken).toMatchObject([{ originalReferenceNo: sample.originalReferenceNo }])
  })

  it.each(STATUSES)('reads status %s as %s', async (latestTransactionStatus, meaning) => {
    const { taken, noted, take, otherStatus } = collect()
    const gateway = midtrans({ partners: [], handlers: { [service]: take }, otherStatus })
    const { body } = await gateway.invoke(service, { ...sample, latestTransactionStatus })
    expect(body.responseCode).toBe(`200${digits}00`)
    expect(taken).toEqual([])
    expect(noted).toMatchObject([{ service, meaning }])
  })

  it.each(['', '0', '10', null])('runs nothing for status %j', async (latestTransactionStatus) => {
    const { taken, noted, take, otherStatus } = collect()
    const gateway = midtrans({ partners: [], handlers: { [service]: take }, otherStatus })
    const { body } = await gateway.invoke(service, { ...sample, latestTransactionStatus })
    expect(body.responseCode).toBe(`500${digits}00`)
    expect([taken, noted]).toEqual([[], []])
  })

  it('tells refunds apart, and a payment only by its reference', () => {
    const { duplicates } = midtrans.dialect.services[service]
    expect(duplicates?.key).toEqual(['originalReferenceNo', 'latestTransactionStatus'])
    expect(duplicates?.otherKey).toEqual(['additionalInfo.totalRefundAmount', 'additionalInfo.refundHistory'])
    expect(duplicates?.sameness).toEqual(expect.arrayContaining([...(duplicates?.otherKey ?? [])]))
    expect(duplicates?.repeat).toBe('replay')
  })
})

it('midtrans: the store reaches the handler under one name', async () => {
  const { taken, take } = collect()
  await midtrans({ partners: [], handlers: { qrNotify: take } }).invoke('qrNotify', QRIS)
  expect(taken).toMatchObject([{ externalStoreId: '124928924949487' }])
})
