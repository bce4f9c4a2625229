import { reject } from '@snap-sdk/core'
import { vaPayment } from '@snap-sdk/services'
import { describe, expect, it } from 'vitest'
import { change, identify, invoke, parse } from './support/invoke.ts'

// github:mseptiaan/snap-aspi-go@b7e2c81:aspi/virtual-account.md line 378, an export of apidevportal.aspi-indonesia.or.id: service 25
const REQUEST = `{
  "partnerServiceId": "  088899",
  "customerNo": "12345678901234567890",
  "virtualAccountNo": "  08889912345678901234567890",
  "virtualAccountName": "Jokul Doe",
  "virtualAccountEmail": "jokul@email.com",
  "virtualAccountPhone": "6281828384858",
  "trxId": "abcdefgh1234",
  "paymentRequestId": "abcdef-123456-abcdef",
  "channelCode": 6011,
  "hashedSourceAccountNo": "abcdefghijklmnopqrstuvwxyz123456",
  "sourceBankCode": "008",
  "paidAmount": {
    "value": "12345678.00",
    "currency": "IDR"
  },
  "cumulativePaymentAmount": {
    "value": "12345678.00",
    "currency": "IDR"
  },
  "paidBills": "95000",
  "totalAmount": {
    "value": "12345678.00",
    "currency": "IDR"
  },
  "trxDateTime": "20201231T235959Z",
  "referenceNo": "123456789012345",
  "journalNum": "123456",
  "paymentType": 1,
  "flagAdvise": "Y",
  "subCompany": "12345",
  "billDetails": [
    {
      "billCode": "01",
      "billNo": "123456789012345678",
      "billName": "Bill A for Jan",
      "billShortName": "Bill A",
      "billDescription": {
        "english": "Maintenance",
        "indonesia": "Pemeliharaan"
      },
      "billSubCompany": "00001",
      "billAmount": {
        "value": "12345678.00",
        "currency": "IDR"
      },
      "additionalInfo": {},
      "billReferenceNo": "123456789012345"
    }
  ],
  "freeTexts": [
    {
      "english": "Free text",
      "indonesia": "Tulisan bebas"
    }
  ],
  "additionalInfo": {}
}`
const ANSWER = `{
  "responseCode": "2002500",
  "responseMessage": "Success",
  "virtualAccountData": {
    "paymentFlagReason": {
      "english": "Success",
      "indonesia": "Sukses"
    },
    "partnerServiceId": " 088899",
    "customerNo": "12345678901234567890",
    "virtualAccountNo": "  08889912345678901234567890",
    "virtualAccountName": "Jokul Doe",
    "virtualAccountEmail": "jokul@email.com",
    "virtualAccountPhone": "6281828384858",
    "trxId": "abcdefgh1234",
    "paymentRequestId": "abcdef-123456-abcdef",
    "paidAmount": {
      "value": "12345678.00",
      "currency": "IDR"
    },
    "paidBills": "95000",
    "totalAmount": {
      "value": "12345678.00",
      "currency": "IDR"
    },
    "trxDateTime": "20201231T235959Z",
    "referenceNo": "123456789012345",
    "journalNum": "123456",
    "paymentType": 1,
    "flagAdvise": "Y",
    "paymentFlagStatus": "00",
    "billDetails": [
      {
        "billerReferenceId": "123456789012345678",
        "billCode": "01",
        "billNo": "123456789012345678",
        "billName": "Bill A for Jan",
        "billShortName": "Bill A",
        "billDescription": {
          "english": "Maintenance",
          "indonesia": "Pemeliharaan"
        },
        "billSubCompany": "00001",
        "billAmount": {
          "value": "12345678.00",
          "currency": "IDR"
        },
        "additionalInfo": {},
        "status": "00",
        "reason": {
          "english": "Success",
          "indonesia": "Sukses"
        }
      }
    ],
    "freeTexts": [
      {
        "english": "Free text",
        "indonesia": "Tulisan bebas"
      }
    ]
  },
  "additionalInfo": {}
}`

const dataOf = (body: Readonly<Record<string, unknown>>) => body.virtualAccountData as Readonly<Record<string, unknown>>

describe('the documented sample', () => {
  it('reaches the handler: trimmed, numbers as text', async () => {
    const { requests } = await invoke(vaPayment, REQUEST)
    expect(requests).toStrictEqual([
      {
        ...parse(REQUEST),
        partnerServiceId: '088899',
        virtualAccountNo: '08889912345678901234567890',
        channelCode: '6011',
        paymentType: '1',
      },
    ])
  })

  it('is answered as documented; the prefix is that received, and the message that of the table of codes', async () => {
    const [bill] = dataOf(parse(ANSWER)).billDetails as object[]
    const { answer } = await invoke(vaPayment, REQUEST, () => ({ billDetails: [bill], additionalInfo: {} }))
    const documented = parse(ANSWER)
    expect(answer.body).toStrictEqual({
      ...documented,
      responseMessage: 'Successful',
      virtualAccountData: { ...dataOf(documented), partnerServiceId: '  088899' }, // the sample's answer has one space less
    })
  })

  it('may be answered by nothing: the bills are echoed, paid', async () => {
    const { answer } = await invoke(vaPayment, REQUEST, () => undefined)
    const { billDetails, ...data } = dataOf(parse(ANSWER))
    const [{ billerReferenceId: _, additionalInfo: __, ...bill } = {} as Record<string, unknown>] =
      billDetails as Record<string, unknown>[]
    expect(answer.body).toStrictEqual({
      responseCode: '2002500',
      responseMessage: 'Successful',
      virtualAccountData: { ...data, partnerServiceId: '  088899', billDetails: [bill] },
    })
  })
})

/** The fewest fields that a payment has. */
const LEAST = {
  partnerServiceId: '    9042',
  customerNo: '00000009',
  virtualAccountNo: '    904200000009',
  paymentRequestId: '45539',
  paidAmount: { value: '10000.00', currency: 'IDR' },
}

describe('the answer', () => {
  it('echoes what came, and nothing that did not', async () => {
    const { answer } = await invoke(vaPayment, LEAST)
    expect(dataOf(answer.body)).toStrictEqual({
      ...LEAST,
      paymentFlagStatus: '00',
      paymentFlagReason: { english: 'Success', indonesia: 'Sukses' },
    })
  })

  it('echoes named members only', async () => {
    const body = {
      ...LEAST,
      unknown: { deep: true },
      paidAmount: { ...LEAST.paidAmount, more: [[[]]] },
      billDetails: [{ billNo: '1', more: 1, billAmount: { ...LEAST.paidAmount, more: 1 } }],
      freeTexts: [{ english: 'a', more: 1 }],
    }
    const { answer, requests } = await invoke(vaPayment, body)
    expect(requests[0]?.unknown).toStrictEqual({ deep: true })
    expect(dataOf(answer.body)).toStrictEqual({
      ...LEAST,
      billDetails: [
        {
          billNo: '1',
          billAmount: LEAST.paidAmount,
          status: '00',
          reason: { english: 'Success', indonesia: 'Sukses' },
        },
      ],
      freeTexts: [{ english: 'a' }],
      paymentFlagStatus: '00',
      paymentFlagReason: { english: 'Success', indonesia: 'Sukses' },
    })
  })

  it('holds what the merchant gives instead of the echo', async () => {
    const given = {
      virtualAccountName: 'Jokul Doe',
      totalAmount: { value: '5.00', currency: 'IDR' },
      trxDateTime: new Date('2024-01-11T01:57:55Z'),
      billDetails: [{ billNo: '1' }, { billNo: '2', status: '01', reason: { english: 'No', indonesia: 'Tidak' } }],
      freeTexts: [{ indonesia: 'Terima kasih' }],
    }
    const { answer } = await invoke(vaPayment, REQUEST, () => given)
    expect(dataOf(answer.body)).toMatchObject({
      ...given,
      trxDateTime: '2024-01-11T08:57:55+07:00',
      billDetails: [{ billNo: '1', status: '00' }, given.billDetails[1]],
    })
  })

  it.each([[['text']], ['text'], [{}], [[[]]]])(
    'bills that are none, as in %o, refuse no payment',
    async (billDetails) => {
      const { answer, requests } = await invoke(vaPayment, { ...LEAST, billDetails })
      expect(requests).toHaveLength(1)
      expect(answer.body.responseCode).toBe('2002500')
      expect(answer.cause).toBeUndefined()
    },
  )
})

describe('what is optional refuses no payment', () => {
  it.each([
    ['virtualAccountName', 'x'.repeat(300)],
    ['trxId', 'x'.repeat(100)],
    ['paidBills', '0123456789'],
    ['channelCode', 'MOBILE'],
    ['paymentType', 'long'],
    ['referenceNo', 'x'.repeat(65)],
    ['trxDateTime', 'yesterday'],
    ['billDetails', Array.from({ length: 30 }, () => ({ billNo: '1' }))],
    ['freeTexts', Array.from({ length: 30 }, () => ({ english: 'x'.repeat(64) }))],
    ['additionalInfo', 'text'],
  ])('%s of another length or form', async (name, value) => {
    const { answer, requests } = await invoke(vaPayment, { ...LEAST, [name]: value })
    expect(answer.cause).toBeUndefined()
    expect(requests).toHaveLength(1)
  })

  it('nulls and empty texts are absent', async () => {
    const body = { ...LEAST, cumulativePaymentAmount: null, paidBills: '', trxId: null, flagAdvise: '' }
    const { answer, requests } = await invoke(vaPayment, body)
    expect(requests).toStrictEqual([{ ...LEAST, partnerServiceId: '9042', virtualAccountNo: '904200000009' }])
    expect(dataOf(answer.body)).not.toHaveProperty('paidBills')
  })
})

describe('a refusal', () => {
  it('carries the numbers as received, status 01 and the reason in both languages', async () => {
    const { answer } = await invoke(vaPayment, LEAST, () => reject('invalidAmount'))
    const { paidAmount: _, ...numbers } = LEAST
    expect(answer.body).toStrictEqual({
      responseCode: '4042513',
      responseMessage: 'Invalid Amount',
      virtualAccountData: {
        ...numbers,
        paymentFlagStatus: '01',
        paymentFlagReason: { english: 'Invalid amount', indonesia: 'Nominal tidak sesuai' },
      },
    })
  })

  it.each([
    ['paidAmount', undefined, '4002502', 'Invalid Mandatory Field paidAmount'],
    ['paidAmount.value', undefined, '4002502', 'Invalid Mandatory Field paidAmount.value'],
    ['paidAmount.value', 'ABCDEF', '4002501', 'Invalid Field Format paidAmount.value'],
    ['paidAmount.value', '12345678901234567.00', '4002501', 'Invalid Field Format paidAmount.value'],
    ['paymentRequestId', '', '4002502', 'Invalid Mandatory Field paymentRequestId'],
    ['paymentRequestId', null, '4002502', 'Invalid Mandatory Field paymentRequestId'],
    ['totalAmount', { value: '-1', currency: 'IDR' }, '4002501', 'Invalid Field Format totalAmount.value'],
  ])('names %s, where it is %o', async (path, value, responseCode, responseMessage) => {
    const { answer, requests } = await invoke(vaPayment, change(LEAST, path, value))
    expect(requests).toStrictEqual([])
    expect(answer.body).toMatchObject({
      responseCode,
      responseMessage,
      virtualAccountData: { customerNo: '00000009', paymentFlagStatus: '01' },
    })
  })
})

describe('identity', () => {
  const { key, sameness, repeat } = identify(vaPayment, LEAST)

  it('is the payment: a repeat gets the first answer', () => {
    expect(key).toStrictEqual(['paid', '"45539"'])
    expect(repeat).toBe('replay')
  })

  it('is another one for another payment of the same account and amount, and none without paymentRequestId', () => {
    expect(identify(vaPayment, change(LEAST, 'paymentRequestId', '45540')).key).not.toStrictEqual(key)
    for (const absent of [undefined, null, ''])
      expect(identify(vaPayment, change(LEAST, 'paymentRequestId', absent)).key).toBeUndefined()
  })

  it.each([
    ['paymentRequestId', '45540'],
    ['virtualAccountNo', '904200000008'],
    ['paidAmount.value', '10000.01'],
    ['paidAmount.currency', 'USD'],
  ])('is not the same when %s alone changes', (path, value) => {
    expect(identify(vaPayment, change(LEAST, path, value)).sameness).not.toBe(sameness)
  })

  it.each([
    ['virtualAccountNo', '904200000009'],
    ['paidAmount', { currency: 'IDR', value: '10000' }],
    ['flagAdvise', 'Y'],
    ['unknown', 1],
  ])('is the same when %s is only spelled otherwise, or new', (path, value) => {
    expect(identify(vaPayment, change(LEAST, path, value))).toStrictEqual({ key, sameness, repeat })
  })
})

describe('a dialect in which it reports something else', () => {
  const spoken = vaPayment.with({
    meaning: ({ paidAmount }) => (paidAmount === undefined ? 'expired' : 'paid'),
    statusField: 'additionalInfo.status',
  })

  it('asks of an expiry the account alone', async () => {
    const { requests, notices } = await invoke(spoken, { virtualAccountNo: LEAST.virtualAccountNo })
    expect(requests).toStrictEqual([])
    expect(notices).toStrictEqual([{ meaning: 'expired', request: { virtualAccountNo: '904200000009' } }])
    const { answer } = await invoke(spoken, { trxId: '1' })
    expect(answer.cause).toMatchObject({ code: 'FIELD_MISSING', field: 'virtualAccountNo' })
  })
})
