import { reject } from '@snap-sdk/core'
import { rupiah, type VaInquiryAnswer, vaInquiry } from '@snap-sdk/services'
import { describe, expect, it } from 'vitest'
import { change, identify, invoke, parse } from './support/invoke.ts'

// github:mseptiaan/snap-aspi-go@b7e2c81:aspi/virtual-account.md line 266, an export of apidevportal.aspi-indonesia.or.id: service 24
const REQUEST = `{
  "partnerServiceId": "  88899",
  "customerNo": "12345678901234567890",
  "virtualAccountNo": "  08889912345678901234567890",
  "txnDateInit": "20201231T235959Z",
  "channelCode": 6011,
  "language": "ID",
  "amount": {
    "value": "12345678.00",
    "currency": "IDR"
  },
  "hashedSourceAccountNo": "abcdefghijklmnopqrstuvwxyz123456",
  "sourceBankCode": "008",
  "passApp": "abcdefghijklmnopqrstuvwxyz",
  "inquiryRequestId": "abcdef-123456-abcdef",
  "additionalInfo": {
    "deviceId": "12345679237",
    "channel": "mobilephone"
  }
}`
const ANSWER = `{
  "responseCode": "2002400",
  "responseMessage": "Success",
  "virtualAccountData": {
    "inquiryStatus": "00",
    "inquiryReason": {
      "english": "Success",
      "indonesia": "Sukses"
    },
    "partnerServiceId": " 088899",
    "customerNo": "12345678901234567890",
    "virtualAccountNo": " 08889912345678901234567890",
    "virtualAccountName": "Jokul Doe",
    "virtualAccountEmail": "john@email.com",
    "virtualAccountPhone": "6281828384858",
    "inquiryRequestId": "abcdef-123456-abcdef",
    "totalAmount": {
      "value": "12345678.00",
      "currency": "IDR"
    },
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
        "billAmountLabel": "Total Tagihan",
        "billAmountValue": "Rp. 50.000,-",
        "additionalInfo": {}
      }
    ],
    "freeTexts": [
      {
        "english": "Free text",
        "indonesia": "Tulisan bebas"
      }
    ],
    "virtualAccountTrxType": "C",
    "feeAmount": {
      "value": "12345678.00",
      "currency": "IDR"
    }
  },
  "additionalInfo": {
    "deviceId": "12345679237",
    "channel": "mobilephone"
  }
}`

/** What the merchant knows of it. */
const BILL: VaInquiryAnswer = {
  virtualAccountName: 'Jokul Doe',
  virtualAccountEmail: 'john@email.com',
  virtualAccountPhone: '6281828384858',
  totalAmount: rupiah(12_345_678),
  subCompany: '12345',
  billDetails: [
    {
      billCode: '01',
      billNo: '123456789012345678',
      billName: 'Bill A for Jan',
      billShortName: 'Bill A',
      billDescription: { english: 'Maintenance', indonesia: 'Pemeliharaan' },
      billSubCompany: '00001',
      billAmount: rupiah(12_345_678),
      billAmountLabel: 'Total Tagihan',
      billAmountValue: 'Rp. 50.000,-',
      additionalInfo: {},
    },
  ],
  freeTexts: [{ english: 'Free text', indonesia: 'Tulisan bebas' }],
  virtualAccountTrxType: 'C',
  feeAmount: rupiah(12_345_678),
  additionalInfo: { deviceId: '12345679237', channel: 'mobilephone' },
}

describe('the documented sample', () => {
  it('reaches the handler: trimmed, under one name, the channel as text', async () => {
    const { requests } = await invoke(vaInquiry, REQUEST, () => BILL)
    const { txnDateInit, ...rest } = parse(REQUEST)
    expect(requests).toStrictEqual([
      {
        ...rest,
        partnerServiceId: '88899',
        virtualAccountNo: '08889912345678901234567890',
        trxDateInit: txnDateInit,
        channelCode: '6011',
      },
    ])
  })

  it('is answered as documented; the numbers are those received, and the message that of the table of codes', async () => {
    const { answer } = await invoke(vaInquiry, REQUEST, () => BILL)
    // The sample's answer has other padding than its request: the standard's text says "echo".
    const { partnerServiceId, virtualAccountNo } = parse(REQUEST)
    const documented = parse(ANSWER)
    expect(answer.body).toStrictEqual({
      ...documented,
      responseMessage: 'Successful',
      virtualAccountData: { ...(documented.virtualAccountData as object), partnerServiceId, virtualAccountNo },
    })
  })

  it('needs a name alone', async () => {
    const { answer } = await invoke(vaInquiry, REQUEST, () => ({ virtualAccountName: 'Jokul Doe' }))
    expect(answer.body).toStrictEqual({
      responseCode: '2002400',
      responseMessage: 'Successful',
      virtualAccountData: {
        inquiryStatus: '00',
        inquiryReason: { english: 'Success', indonesia: 'Sukses' },
        partnerServiceId: '  88899',
        customerNo: '12345678901234567890',
        virtualAccountNo: '  08889912345678901234567890',
        inquiryRequestId: 'abcdef-123456-abcdef',
        virtualAccountName: 'Jokul Doe',
      },
    })
  })

  it('answered by nothing is a fault of the merchant', async () => {
    const { answer } = await invoke(vaInquiry, REQUEST, () => undefined)
    expect(answer.body.responseCode).toBe('5002400')
    expect(answer.cause?.message).toContain('is a return missing?')
  })
})

describe('the date of the inquiry', () => {
  it.each(['trxDateInit', 'txnDateInit'])('is trxDateInit, as %s in the body', async (spelling) => {
    const body = { ...change(parse(REQUEST), 'txnDateInit', undefined), [spelling]: '2024-10-24T17:25:40+0700' }
    const { requests } = await invoke(vaInquiry, body, () => BILL)
    expect(requests[0]?.trxDateInit).toBe('2024-10-24T17:25:40+0700')
    expect(requests[0]).not.toHaveProperty('txnDateInit')
  })
})

describe('the answer', () => {
  it.each([
    ['virtualAccountName', 'x'.repeat(256)],
    ['virtualAccountPhone', '6'.repeat(31)],
    ['subCompany', '123456'],
    ['totalAmount', { value: '10.000', currency: 'IDR' }],
    ['totalAmount', { value: '12345678901234567.00', currency: 'IDR' }],
    ['billDetails', Array.from({ length: 25 }, () => ({}))],
    ['billDetails', [{ billNo: '1234567890123456789' }]],
    ['freeTexts', Array.from({ length: 26 }, () => ({}))],
    ['freeTexts', [{ english: 'x'.repeat(33) }]],
    ['virtualAccountTrxType', 'CC'],
  ])('with %s longer than documented, or of another form, is refused', async (name, value) => {
    const { answer } = await invoke(vaInquiry, REQUEST, () => ({ ...BILL, [name]: value }))
    expect(answer.body.responseCode).toBe('5002400')
    expect(answer.cause).toMatchObject({ code: 'ANSWER_INVALID' })
    expect(answer.cause?.field).toContain(name)
  })
})

describe('a refusal', () => {
  const numbers = {
    partnerServiceId: '  88899',
    customerNo: '12345678901234567890',
    virtualAccountNo: '  08889912345678901234567890',
    inquiryRequestId: 'abcdef-123456-abcdef',
  }

  it('of the business carries the numbers as received, status 01 and the reason in both languages', async () => {
    const { answer } = await invoke(vaInquiry, REQUEST, () => reject('paidBill'))
    expect(answer.httpStatus).toBe(404)
    expect(answer.body).toStrictEqual({
      responseCode: '4042414',
      responseMessage: 'Paid Bill',
      virtualAccountData: {
        ...numbers,
        inquiryStatus: '01',
        inquiryReason: { english: 'Bill has been paid', indonesia: 'Tagihan telah dibayar' },
      },
    })
  })

  it.each([
    ['inquiryRequestId', undefined, '4002402'],
    ['virtualAccountNo', '1'.repeat(29), '4002401'],
    ['customerNo', { a: 1 }, '4002401'],
  ])('for %s carries the fields that passed their own check', async (name, value, responseCode) => {
    const { answer } = await invoke(vaInquiry, change(parse(REQUEST), name, value))
    expect(answer.body).toMatchObject({ responseCode, virtualAccountData: { inquiryStatus: '01' } })
    const { [name as keyof typeof numbers]: _, ...rest } = numbers
    expect(answer.body.virtualAccountData).toMatchObject(rest)
    expect(answer.body.virtualAccountData).not.toHaveProperty(name)
  })
})

describe('identity', () => {
  it('is the external ID alone, and a repeat of it is a conflict', () => {
    expect(identify(vaInquiry, parse(REQUEST))).toStrictEqual({
      key: undefined,
      sameness: undefined,
      repeat: 'conflict',
    })
  })
})
