import { reject } from '@snap-sdk/core'
import { rupiah } from '@snap-sdk/services'
import { describe, expect, it } from 'vitest'
import { bri, briFacts } from '../src/index.ts'
import { rowsOf } from './page/rows.ts'
import { collect } from './support/collect.ts'

// BRI's pages print no sample bodies: these have the fields of BRIVA Online as github artivisi/snap-provider-simulator
// docs/spec-index.json transcribes them, with values of the standard's samples.
const NUMBERS = { partnerServiceId: '   77777', customerNo: '0000000000123', virtualAccountNo: '   777770000000000123' }
const INQUIRY = {
  ...NUMBERS,
  inquiryRequestId: 'abcdef-123456-abcdef',
  amount: { value: '0.00', currency: 'IDR' },
  trxDateInit: '2020-12-31T23:59:59.123+07:00',
  channelCode: 1,
  sourceBankCode: '002',
  additionalInfo: { idApp: 'TEST', passApp: 'b7aee423dc7489dfa868426e5c950c677925f3b9' },
}
const PAYMENT = {
  ...NUMBERS,
  virtualAccountName: 'Jokul Doe',
  paymentRequestId: 'abcdef-123456-abcdef',
  trxId: 'abcdefgh1234',
  paidAmount: { value: '12345678.00', currency: 'IDR' },
  trxDateTime: '2020-12-31T23:59:59.123+07:00',
  channelCode: 1,
  sourceBankCode: '002',
  additionalInfo: { idApp: 'TEST', passApp: 'b7aee423dc7489dfa868426e5c950c677925f3b9' },
}
// Service 52 as the standard has it: github mseptiaan/snap-aspi-go@b7e2c81 aspi/mpm.md; v1.1 adds issuerRrn.
const QRIS = {
  originalReferenceNo: '2020102977770000000009',
  originalPartnerReferenceNo: '2020102900000000000001',
  latestTransactionStatus: '00',
  transactionStatusDesc: 'success',
  amount: { value: '12345678.00', currency: 'IDR' },
  issuerRrn: '000013101103',
}

describe('bri: where it stands', () => {
  it('has the paths of v1, and others by contract', () => {
    const { take } = collect()
    const gateway = bri({ partners: [], handlers: { vaPayment: take, qrNotify: take } })
    expect(gateway.endpoints.map(({ path }) => path)).toEqual([
      '/snap/v1.0/access-token/b2b',
      '/snap/v1.0/transfer-va/payment',
      '/snap/v1.0/qr/qr-mpm-notify',
    ])
    const newer = bri({
      partners: [],
      basePath: '',
      paths: { qrNotify: '/snap/v1.1/qr/qr-mpm-notify' },
      handlers: { vaPayment: take, qrNotify: take },
    })
    expect(newer.endpoints.map(({ path }) => path)).toEqual([
      '/v1.0/access-token/b2b',
      '/v1.0/transfer-va/payment',
      '/snap/v1.1/qr/qr-mpm-notify',
    ])
  })

  it('undoes payments on a refusal, and asks for an answer within 8 seconds', () => {
    expect(bri.dialect).toMatchObject({
      refusalUndoes: true,
      deadlineMilliseconds: 8000,
      token: { type: 'BearerToken' },
    })
    expect(bri.dialect.signedPath).toEqual({ query: 'none' })
  })

  it('has a fact for each row', () => {
    expect(rowsOf(bri.dialect).filter((row) => briFacts[row] === undefined)).toEqual([])
  })
})

describe('bri: inquiry', () => {
  const account = {
    virtualAccountName: 'Jokul Doe',
    totalAmount: rupiah(12345678),
    additionalInfo: { info1: 'Unit 10C' },
  }

  it('echoes idApp, inside and beside virtualAccountData', async () => {
    const { body } = await bri({ partners: [], handlers: { vaInquiry: () => account } }).invoke('vaInquiry', INQUIRY)
    expect(body).toEqual({
      responseCode: '2002400',
      responseMessage: 'Successful',
      virtualAccountData: {
        inquiryStatus: '00',
        inquiryReason: { english: 'Success', indonesia: 'Sukses' },
        ...NUMBERS,
        inquiryRequestId: 'abcdef-123456-abcdef',
        virtualAccountName: 'Jokul Doe',
        totalAmount: { value: '12345678.00', currency: 'IDR' },
        additionalInfo: { idApp: 'TEST', info1: 'Unit 10C' },
      },
      additionalInfo: { idApp: 'TEST', info1: 'Unit 10C' },
    })
  })

  it('demands idApp, and a totalAmount of the handler', async () => {
    const gateway = bri({ partners: [], handlers: { vaInquiry: () => ({ virtualAccountName: 'Jokul Doe' }) } })
    const missing = await gateway.invoke('vaInquiry', { ...INQUIRY, additionalInfo: {} })
    expect(missing.body).toMatchObject({
      responseCode: '4002402',
      responseMessage: 'Invalid Mandatory Field additionalInfo.idApp',
    })
    const answered = await gateway.invoke('vaInquiry', INQUIRY)
    expect(answered).toMatchObject({ body: { responseCode: '5002400' }, cause: { code: 'ANSWER_INVALID' } })
  })

  it.each([
    ['invalidBill', '4042412', 'Invalid Bill/Virtual Account not Found'],
    ['paidBill', '4042414', 'Paid Bill'],
    ['expiredBill', '4042419', 'Invalid Bill/Virtual Account'],
  ] as const)('refuses %s with the text of its table', async (outcome, responseCode, responseMessage) => {
    const gateway = bri({ partners: [], handlers: { vaInquiry: () => reject(outcome) } })
    const { body } = await gateway.invoke('vaInquiry', INQUIRY)
    expect(body).toMatchObject({ responseCode, responseMessage })
  })
})

describe('bri: payment', () => {
  it('answers field by field, with idApp', async () => {
    const { taken, take } = collect()
    const { body } = await bri({ partners: [], handlers: { vaPayment: take } }).invoke('vaPayment', PAYMENT)
    expect(body).toEqual({
      responseCode: '2002500',
      responseMessage: 'Successful',
      virtualAccountData: {
        ...NUMBERS,
        virtualAccountName: 'Jokul Doe',
        paymentRequestId: 'abcdef-123456-abcdef',
        trxId: 'abcdefgh1234',
        paidAmount: { value: '12345678.00', currency: 'IDR' },
        trxDateTime: '2020-12-31T23:59:59.123+07:00',
        paymentFlagStatus: '00',
        paymentFlagReason: { english: 'Success', indonesia: 'Sukses' },
        additionalInfo: { idApp: 'TEST' },
      },
      additionalInfo: { idApp: 'TEST' },
    })
    expect(taken).toHaveLength(1)
  })

  it('takes a payment without idApp, or with a longer one: a refusal would undo it', async () => {
    const { taken, take } = collect()
    const gateway = bri({ partners: [], handlers: { vaPayment: take } })
    const without = await gateway.invoke('vaPayment', { ...PAYMENT, additionalInfo: undefined })
    const longer = await gateway.invoke('vaPayment', { ...PAYMENT, additionalInfo: { idApp: 'TEST-TEST-TEST' } })
    expect([without.body.responseCode, longer.body.responseCode]).toEqual(['2002500', '2002500'])
    expect(longer.body).toMatchObject({ additionalInfo: { idApp: 'TEST-TEST-TEST' } })
    expect(taken).toHaveLength(2)
  })

  it('suspends what is wrong with a proven payment', async () => {
    const { taken, take } = collect()
    const gateway = bri({ partners: [], handlers: { vaPayment: take } })
    for (const body of [{ ...PAYMENT, paidAmount: undefined }, { ...PAYMENT, paymentRequestId: null }, []]) {
      const { httpStatus } = await gateway.invoke('vaPayment', body)
      expect(httpStatus).toBeGreaterThanOrEqual(500)
    }
    expect(taken).toEqual([])
  })

  it("gives the handler's own reject as it is", async () => {
    const gateway = bri({ partners: [], handlers: { vaPayment: () => reject('invalidAmount') } })
    const { httpStatus, body } = await gateway.invoke('vaPayment', PAYMENT)
    expect([httpStatus, body.responseCode]).toEqual([404, '4042513'])
  })

  it('repeats the first answer, always, and never names a payment by its trxId alone', () => {
    const { duplicates } = bri.dialect.services.vaPayment
    expect(duplicates).toMatchObject({ key: ['paymentRequestId'], repeat: 'replay' })
    expect(duplicates?.sameness).toContain('trxId')
  })
})

describe('bri: QRIS', () => {
  it('takes a payment, and issuerRrn of v1.1 reaches the handler', async () => {
    const { taken, take } = collect()
    const { body } = await bri({ partners: [], handlers: { qrNotify: take } }).invoke('qrNotify', QRIS)
    expect(body).toEqual({ responseCode: '2005200', responseMessage: 'Successful' })
    expect(taken).toMatchObject([{ issuerRrn: '000013101103' }])
  })

  it.each([
    ['01', 'pending'],
    ['03', 'pending'],
    ['04', 'refunded'],
    ['05', 'cancelled'],
    ['06', 'denied'],
  ])('reads status %s as %s', async (latestTransactionStatus, meaning) => {
    const { taken, noted, take, otherStatus } = collect()
    const gateway = bri({ partners: [], handlers: { qrNotify: take }, otherStatus })
    const { body } = await gateway.invoke('qrNotify', { ...QRIS, latestTransactionStatus })
    expect(body.responseCode).toBe('2005200')
    expect(taken).toEqual([])
    expect(noted).toMatchObject([{ meaning }])
  })
})
