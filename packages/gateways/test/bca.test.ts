import { reject } from '@snap-sdk/core'
import { REASONS, rupiah } from '@snap-sdk/services'
import { describe, expect, it } from 'vitest'
import { bca, bcaFacts } from '../src/index.ts'
import { rowsOf } from './page/rows.ts'
import { collect } from './support/collect.ts'

// Samples: developer.bca.co.id, as exported in github mseptiaan/snap-aspi-go@b7e2c81 aspi/bca.md. Their space padding may have been
// collapsed by the export.
const INQUIRY = {
  partnerServiceId: ' 12345',
  customerNo: '123456789012345678',
  virtualAccountNo: ' 12345123456789012345678',
  trxDateInit: '2022-02-12T17:29:57+07:00',
  channelCode: 6011,
  additionalInfo: {},
  inquiryRequestId: '202202110909311234500001136962',
}
const BILL = {
  billNo: '123456789012345678',
  billDescription: { english: 'Maintenance', indonesia: 'Pemeliharaan' },
  billSubCompany: '00000',
  billAmount: { value: '100000.00', currency: 'IDR' },
}
const UNIT = { label: { indonesia: 'Unit', english: 'Unit' }, value: { indonesia: '10C', english: '10C' } }
const ACCOUNT = {
  virtualAccountName: 'Jokul Doe',
  totalAmount: rupiah(100000),
  subCompany: '00000',
  billDetails: [BILL],
  freeTexts: [{ english: 'Free text', indonesia: 'Tulisan bebas' }],
  virtualAccountTrxType: 'C',
}
const PAYMENT = {
  partnerServiceId: ' 12345',
  customerNo: '123456789012345678',
  virtualAccountNo: ' 12345123456789012345678',
  virtualAccountName: 'Jokul Doe',
  paymentRequestId: '202202111031031234500001136962',
  channelCode: 6011,
  paidAmount: { value: '100000.00', currency: 'IDR' },
  referenceNo: '00113696201',
  flagAdvise: 'N',
  subCompany: '00000',
  billDetails: [{ ...BILL, additionalInfo: {}, billReferenceNo: '00113696201' }],
  additionalInfo: {},
}
const INTRABANK = {
  virtualAccountNo: ' 8889912345678901234567890',
  partnerReferenceNo: '12345678',
  trxDateTime: '2020-12-21T10:30:24+07:00',
  paymentStatus: 'Success',
  paymentFlagReason: { english: 'Success', indonesia: 'Sukses' },
}
const QRIS = {
  originalReferenceNo: '43057a74-e179-49ed-b119-b004a3d522ec',
  originalPartnerReferenceNo: '2024090100000000000001',
  latestTransactionStatus: '00',
  transactionStatusDesc: 'success',
  customerNumber: '9360001430000131018',
  accountType: null,
  destinationNumber: '9360001431234567899',
  destinationAccountName: 'Merchant XYZ',
  amount: { value: '50000.00', currency: 'IDR' },
  bankCode: null,
  additionalInfo: {
    referenceNumber: '022411000106',
    transactionDate: '2024-09-01T08:43:11+07:00',
    approvalCode: '223356',
    payerPhoneNumber: '*******4450',
    batchNumber: '000004',
    convenienceFee: '0.00',
    issuerReferenceNumber: '000013101103',
    payerName: 'Customer A',
    issuerName: 'BCA',
    acquirerName: 'BCA',
    merchantInfo: {
      terminalId: 'A1234567',
      merchantId: '000885123456789',
      city: 'JAKARTA PUSAT',
      postalCode: '10310',
      country: 'ID',
      email: null,
      paymentChannelName: 'Sakuku',
    },
  },
}
const REJECTED_TRANSFER = {
  originalPartnerReferenceNo: '2020102900000000000001',
  originalReferenceNo: '2020102977770000000009',
  originalExternalId: '10052019',
  latestTransactionStatus: '00',
  amount: { value: '10000.00', currency: 'IDR' },
  beneficiaryAccountName: 'Yories Yolanda',
  beneficiaryAccountNo: '888801000003301',
  beneficiaryBankCode: '002',
  sourceAccountNo: '1234567890',
  transactionDate: '2020-12-21T14:06:21+07:000',
  additionalInfo: {
    rejectStatusID: 'Nomor rekening tidak terdaftar',
    rejectStatusEN: 'Account number is not registered',
    traceNo: '(DAC8',
  },
}

const { partnerServiceId, customerNo, virtualAccountNo } = INQUIRY
const NUMBERS = { partnerServiceId, customerNo, virtualAccountNo }

describe('bca: where it stands', () => {
  it('has the paths of the document, QRIS without /qr/', () => {
    const { take } = collect()
    const gateway = bca({
      partners: [],
      handlers: {
        vaInquiry: () => ACCOUNT,
        vaPayment: take,
        intrabankNotify: take,
        qrNotify: take,
        sknNotify: take,
        rtgsNotify: take,
      },
    })
    expect(gateway.endpoints.map(({ path }) => path)).toEqual([
      '/openapi/v1.0/access-token/b2b',
      '/openapi/v1.0/transfer-va/inquiry',
      '/openapi/v1.0/transfer-va/payment',
      '/openapi/v1.0/transfer-va/notify-payment-intrabank',
      '/openapi/v1.0/qr-mpm-notify',
      '/openapi/v1.0/transfer-skn/notify',
      '/openapi/v1.0/transfer-rtgs/notify',
    ])
  })

  it('publishes no addresses', () => {
    expect(bca.addresses).toEqual({ production: [], sandbox: [] })
  })

  it('has a fact for each row', () => {
    const rows = rowsOf(bca.dialect)
    expect(rows).toEqual(expect.arrayContaining(['token', 'vaPayment', 'vaPayment.duplicates', 'qrNotify.meaning']))
    expect(rows).not.toContain('qrNotify.fields')
    expect(rows.filter((row) => bcaFacts[row] === undefined)).toEqual([])
  })
})

describe('bca: inquiry', () => {
  const gateway = bca({
    partners: [],
    handlers: { vaInquiry: () => ({ ...ACCOUNT, additionalInfo: { additionalInfo1: UNIT } }) },
  })

  it('answers the sample field by field, with additionalInfo inside', async () => {
    const { httpStatus, body } = await gateway.invoke('vaInquiry', INQUIRY)
    expect(httpStatus).toBe(200)
    expect(body).toEqual({
      responseCode: '2002400',
      responseMessage: 'Successful',
      virtualAccountData: {
        inquiryStatus: '00',
        inquiryReason: { english: 'Success', indonesia: 'Sukses' },
        ...NUMBERS,
        virtualAccountName: 'Jokul Doe',
        inquiryRequestId: '202202110909311234500001136962',
        totalAmount: { value: '100000.00', currency: 'IDR' },
        subCompany: '00000',
        billDetails: [BILL],
        freeTexts: [{ english: 'Free text', indonesia: 'Tulisan bebas' }],
        virtualAccountTrxType: 'C',
        additionalInfo: { additionalInfo1: UNIT },
      },
    })
  })

  it.each([
    ['paidBill', '4042414', 'Paid Bill'],
    ['expiredBill', '4042419', 'Invalid Bill/Virtual Account'],
    ['invalidBill', '4042412', 'Invalid Bill/Virtual Account [not registered]'],
  ] as const)('refuses %s with status 01 and a reason in both languages', async (outcome, code, message) => {
    const refusing = bca({
      partners: [],
      handlers: { vaInquiry: () => reject(outcome, { reason: 'not registered' }) },
    })
    const { body } = await refusing.invoke('vaInquiry', INQUIRY)
    expect(body).toEqual({
      responseCode: code,
      responseMessage: message,
      virtualAccountData: {
        ...NUMBERS,
        inquiryRequestId: INQUIRY.inquiryRequestId,
        inquiryStatus: '01',
        inquiryReason: REASONS[outcome],
      },
    })
  })

  it('names a missing and a malformed field, with the numbers that were right', async () => {
    const missing = await gateway.invoke('vaInquiry', { ...INQUIRY, inquiryRequestId: undefined })
    expect(missing.body).toEqual({
      responseCode: '4002402',
      responseMessage: 'Invalid Mandatory Field inquiryRequestId',
      virtualAccountData: { ...NUMBERS, inquiryStatus: '01', inquiryReason: REASONS.invalidMandatoryField },
    })
    const malformed = await gateway.invoke('vaInquiry', { ...INQUIRY, customerNo: { wrong: true } })
    expect(malformed.body).toEqual({
      responseCode: '4002401',
      responseMessage: 'Invalid Field Format customerNo',
      virtualAccountData: {
        partnerServiceId,
        virtualAccountNo,
        inquiryRequestId: INQUIRY.inquiryRequestId,
        inquiryStatus: '01',
        inquiryReason: REASONS.invalidFieldFormat,
      },
    })
  })

  it.each([
    ['an amount of 14 digits', { totalAmount: { value: '10000000000000.00', currency: 'IDR' } }, 'totalAmount'],
    ['six bills', { billDetails: Array.from({ length: 6 }, () => BILL) }, 'billDetails'],
    ['six texts', { freeTexts: Array.from({ length: 6 }, () => ({ english: 'a', indonesia: 'a' })) }, 'freeTexts'],
  ])('does not send %s', async (_, wrong, field) => {
    const answering = bca({ partners: [], handlers: { vaInquiry: () => ({ ...ACCOUNT, ...wrong }) } })
    const { body, cause } = await answering.invoke('vaInquiry', INQUIRY)
    expect(body.responseCode).toBe('5002400')
    expect(cause).toMatchObject({ code: 'ANSWER_INVALID', field: expect.stringContaining(field) })
  })
})

describe('bca: payment', () => {
  it('answers the sample field by field, each bill with the status of the payment', async () => {
    const { taken, take } = collect()
    const { httpStatus, body } = await bca({ partners: [], handlers: { vaPayment: take } }).invoke('vaPayment', PAYMENT)
    expect(httpStatus).toBe(200)
    expect(body).toEqual({
      responseCode: '2002500',
      responseMessage: 'Successful',
      virtualAccountData: {
        ...NUMBERS,
        virtualAccountName: 'Jokul Doe',
        paymentRequestId: '202202111031031234500001136962',
        paidAmount: { value: '100000.00', currency: 'IDR' },
        referenceNo: '00113696201',
        flagAdvise: 'N',
        paymentFlagStatus: '00',
        paymentFlagReason: { english: 'Success', indonesia: 'Sukses' },
        billDetails: [{ ...BILL, status: '00', reason: { english: 'Success', indonesia: 'Sukses' } }],
      },
    })
    expect(taken).toMatchObject([{ virtualAccountNo: '12345123456789012345678', channelCode: '6011' }])
  })

  it('takes the second printed form, with nulls and empty texts', async () => {
    const { take } = collect()
    const { body } = await bca({ partners: [], handlers: { vaPayment: take } }).invoke('vaPayment', {
      ...PAYMENT,
      hashedSourceAccountNo: '',
      sourceBankCode: '014',
      cumulativePaymentAmount: null,
      paidBills: '',
      totalAmount: { value: '100000.00', currency: 'IDR' },
      trxDateTime: '2022-02-12T17:29:57+07:00',
    })
    expect(body.responseCode).toBe('2002500')
    expect(body.virtualAccountData).toMatchObject({
      totalAmount: { value: '100000.00', currency: 'IDR' },
      trxDateTime: '2022-02-12T17:29:57+07:00',
    })
  })

  it.each([
    ['paidBill', '4042514', 'Paid Bill'],
    ['expiredBill', '4042519', 'Invalid Bill/Virtual Account'],
    ['invalidBill', '4042512', 'Invalid Bill/Virtual Account'],
    ['invalidAmount', '4042513', 'Invalid Amount'],
  ] as const)('refuses %s with flag 01 and a reason in both languages', async (outcome, code, message) => {
    const { body } = await bca({ partners: [], handlers: { vaPayment: () => reject(outcome) } }).invoke(
      'vaPayment',
      PAYMENT,
    )
    expect(body).toEqual({
      responseCode: code,
      responseMessage: message,
      virtualAccountData: {
        ...NUMBERS,
        paymentRequestId: PAYMENT.paymentRequestId,
        paymentFlagStatus: '01',
        paymentFlagReason: REASONS[outcome],
      },
    })
  })

  it('repeats a first success as inconsistent, and as it was where flagAdvise is Y', () => {
    const { duplicates } = bca.dialect.services.vaPayment
    expect(duplicates?.key).toEqual(['paymentRequestId'])
    expect(duplicates?.sameness).toEqual(['paymentRequestId', 'virtualAccountNo', 'paidAmount'])
    const repeat = duplicates?.repeat
    if (typeof repeat !== 'function') throw new Error('repeat is not a function')
    expect([repeat({ flagAdvise: 'Y' }), repeat({ flagAdvise: 'N' }), repeat({})]).toEqual([
      'replay',
      'inconsistent',
      'inconsistent',
    ])
  })
})

describe('bca: payment to a virtual account from intrabank', () => {
  it('answers the sample under virtualAccountData', async () => {
    const { taken, take } = collect()
    const gateway = bca({ partners: [], handlers: { intrabankNotify: take } })
    const { body } = await gateway.invoke('intrabankNotify', INTRABANK)
    expect(body).toEqual({
      responseCode: '2003400',
      responseMessage: 'Successful',
      virtualAccountData: { virtualAccountNo: INTRABANK.virtualAccountNo, partnerReferenceNo: '12345678' },
    })
    expect(taken).toHaveLength(1)
  })

  it('refuses with empty texts', async () => {
    const gateway = bca({ partners: [], handlers: { intrabankNotify: () => reject('invalidBill') } })
    const empty = { virtualAccountNo: '', partnerReferenceNo: '' }
    const rejected = await gateway.invoke('intrabankNotify', INTRABANK)
    expect(rejected.body).toMatchObject({ responseCode: '4043412', virtualAccountData: empty })
    const missing = await gateway.invoke('intrabankNotify', { ...INTRABANK, partnerReferenceNo: null })
    expect(missing.body).toMatchObject({ responseCode: '4003402', virtualAccountData: empty })
  })

  it.each([
    ['In Progress', ['pending'], '2003400'],
    ['Failed', [], '5003400'],
    [undefined, [], '5003400'],
  ])('does not call the handler for the word %s', async (paymentStatus, meanings, code) => {
    const { taken, noted, take, otherStatus } = collect()
    const gateway = bca({ partners: [], handlers: { intrabankNotify: take }, otherStatus })
    const { body } = await gateway.invoke('intrabankNotify', { ...INTRABANK, paymentStatus })
    expect(body.responseCode).toBe(code)
    expect(taken).toEqual([])
    expect(noted.map(({ meaning }) => meaning)).toEqual(meanings)
  })
})

describe('bca: QRIS', () => {
  it('takes the sample, nulls and all', async () => {
    const { taken, take } = collect()
    const { body } = await bca({ partners: [], handlers: { qrNotify: take } }).invoke('qrNotify', QRIS)
    expect(body).toEqual({ responseCode: '2005200', responseMessage: 'Successful' })
    expect(taken).toMatchObject([{ amount: { value: '50000.00' }, additionalInfo: { approvalCode: '223356' } }])
  })

  it.each([
    ['03', 'pending'],
    ['06', 'expired'],
  ])('reads status %s as %s', async (latestTransactionStatus, meaning) => {
    const { taken, noted, take, otherStatus } = collect()
    const gateway = bca({ partners: [], handlers: { qrNotify: take }, otherStatus })
    const { body } = await gateway.invoke('qrNotify', { ...QRIS, latestTransactionStatus })
    expect(body.responseCode).toBe('2005200')
    expect(taken).toEqual([])
    expect(noted).toMatchObject([{ service: 'qrNotify', meaning }])
  })

  it.each(['04', '05', '99', null])('runs nothing for status %s', async (latestTransactionStatus) => {
    const { taken, noted, take, otherStatus } = collect()
    const gateway = bca({ partners: [], handlers: { qrNotify: take }, otherStatus })
    const { body, cause } = await gateway.invoke('qrNotify', { ...QRIS, latestTransactionStatus })
    expect(body.responseCode).toBe('5005200')
    expect(cause).toMatchObject({ code: 'STATUS_UNKNOWN', field: 'latestTransactionStatus' })
    expect([taken, noted]).toEqual([[], []])
  })

  it('hears 4095200 on a repeat, and remembers it for days', () => {
    // A key counts on any day, whatever a repeat gets.
    const { repeat, key } = bca.dialect.services.qrNotify.duplicates ?? {}
    expect([repeat, key]).toEqual(['conflict', ['originalReferenceNo', 'latestTransactionStatus']])
  })
})

describe.each([
  ['sknNotify', '75'],
  ['rtgsNotify', '76'],
] as const)('bca: %s', (service, digits) => {
  it('is a reversal, whatever its status says', async () => {
    const { taken, noted, take, otherStatus } = collect()
    const gateway = bca({ partners: [], handlers: { [service]: take }, otherStatus })
    const { body } = await gateway.invoke(service, REJECTED_TRANSFER)
    expect(body).toEqual({ responseCode: `200${digits}00`, responseMessage: 'Successful' })
    expect(taken).toEqual([])
    expect(noted).toMatchObject([{ service, meaning: 'reversed', request: REJECTED_TRANSFER }])
  })

  it('is not acknowledged where nobody handles reversals', async () => {
    const { taken, take } = collect()
    const gateway = bca({ partners: [], handlers: { [service]: take } })
    const { body } = await gateway.invoke(service, REJECTED_TRANSFER)
    expect(body.responseCode).toBe(`500${digits}00`)
    expect(taken).toEqual([])
  })

  it('is known without an external ID', () => {
    const { duplicates, headers } = bca.dialect.services[service]
    expect(headers?.['X-EXTERNAL-ID']).toEqual({ optional: expect.any(RegExp) })
    expect(duplicates?.key).toContain('transactionDate')
  })
})
