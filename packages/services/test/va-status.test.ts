import { reject } from '@snap-sdk/core'
import { type VaStatusAnswer, type VaTransaction, vaStatus } from '@snap-sdk/services'
import { describe, expect, it } from 'vitest'
import { change, identify, invoke, parse } from './support/invoke.ts'

// github:mseptiaan/snap-aspi-go@b7e2c81:aspi/virtual-account.md line 540, an export of apidevportal.aspi-indonesia.or.id: service 26
const REQUEST = `{
  "partnerServiceId": "  088899",
  "customerNo": 12345678901234567890,
  "virtualAccountNo": "  08889912345678901234567890",
  "inquiryRequestId": "abcdef-123456-abcdef",
  "paymentRequestId": "abcdef-123456-abcdef",
  "additionalInfo": {}
}`
const ANSWER = `{
  "responseCode": "2002600",
  "responseMessage": "Success",
  "virtualAccountData": {
    "paymentFlagReason": {
      "english": "Success",
      "indonesia": "Sukses"
    },
    "partnerServiceId": "  088899",
    "customerNo": "12345678901234567890",
    "virtualAccountNo": "  08889912345678901234567890",
    "inquiryRequestId": "abcdef-123456-abcdef",
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
    "transactionDate": "20201230T235959Z",
    "referenceNo": "123456789012345",
    "paymentType": 1,
    "flagAdvise": "Y",
    "paymentFlagStatus": "00",
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
        "billReferenceNo": "123456789012345",
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

const NUMBERS = {
  partnerServiceId: '  088899',
  customerNo: '12345678901234567890',
  virtualAccountNo: '  08889912345678901234567890',
}

/** The sample's answer as the merchant gives it: with dates that are instants, and paymentType as the text that its table says. */
function given(): VaTransaction {
  const { partnerServiceId, customerNo, virtualAccountNo, ...transaction } = parse(ANSWER).virtualAccountData as Record<
    string,
    unknown
  >
  const dates = { trxDateTime: new Date('2020-12-31T23:59:59Z'), transactionDate: new Date('2020-12-30T23:59:59Z') }
  return { ...transaction, paymentType: '1', ...dates } as VaTransaction // the documented one, whose members are those
}

const answerWith =
  (...transactions: VaTransaction[]) =>
  (): VaStatusAnswer => ({ transactions, additionalInfo: {} })

describe('the documented sample', () => {
  it('reaches the handler: all 20 digits of an unquoted customerNo', async () => {
    const { requests } = await invoke(vaStatus, REQUEST, answerWith(given()))
    expect(requests).toStrictEqual([
      {
        ...parse(REQUEST),
        partnerServiceId: '088899',
        customerNo: '12345678901234567890',
        virtualAccountNo: '08889912345678901234567890',
      },
    ])
  })

  it('is answered as documented; dates go out in +07:00, and the message is that of the table of codes', async () => {
    const { answer } = await invoke(vaStatus, REQUEST, answerWith(given()))
    const documented = parse(ANSWER)
    expect(answer.body).toStrictEqual({
      ...documented,
      responseMessage: 'Successful',
      virtualAccountData: {
        ...(documented.virtualAccountData as object),
        paymentType: '1',
        trxDateTime: '2021-01-01T06:59:59+07:00',
        transactionDate: '2020-12-31T06:59:59+07:00',
      },
    })
  })
})

describe('the answer', () => {
  const ALL = change(change(parse(REQUEST), 'inquiryRequestId', undefined), 'paymentRequestId', undefined)

  it('is a list where no inquiry is named', async () => {
    const { answer } = await invoke(
      vaStatus,
      ALL,
      answerWith({ inquiryRequestId: 'a', paymentFlagStatus: '00' }, { inquiryRequestId: 'b' }),
    )
    expect(answer.body.virtualAccountData).toStrictEqual([
      { ...NUMBERS, inquiryRequestId: 'a', paymentFlagStatus: '00' },
      { ...NUMBERS, inquiryRequestId: 'b' },
    ])
    const { answer: empty } = await invoke(vaStatus, ALL, answerWith())
    expect(empty.body.virtualAccountData).toStrictEqual([])
  })

  it.each([[[]], [[{}, {}]]])('must be one transaction where an inquiry is named, and not %o', async (transactions) => {
    const { answer } = await invoke(vaStatus, REQUEST, answerWith(...transactions))
    expect(answer.body.responseCode).toBe('5002600')
    expect(answer.cause?.code).toBe('ANSWER_INVALID')
    expect(String(answer.error)).toContain(`exactly one transaction is expected, and ${transactions.length} came`)
  })

  it('answered by nothing is a fault of the merchant', async () => {
    const { answer } = await invoke(vaStatus, REQUEST, () => undefined)
    expect(answer.cause?.message).toContain('is a return missing?')
  })
})

describe('a refusal', () => {
  it('carries the numbers alone: no status, which would be that of a payment', async () => {
    const { answer } = await invoke(vaStatus, REQUEST, () => reject('transactionNotFound'))
    expect(answer.body).toStrictEqual({
      responseCode: '4042601',
      responseMessage: 'Transaction Not Found',
      virtualAccountData: {
        ...NUMBERS,
        inquiryRequestId: 'abcdef-123456-abcdef',
        paymentRequestId: 'abcdef-123456-abcdef',
      },
    })
  })
})

describe('identity', () => {
  it('is the external ID alone, and a repeat of it is a conflict', () => {
    expect(identify(vaStatus, parse(REQUEST))).toStrictEqual({
      key: undefined,
      sameness: undefined,
      repeat: 'conflict',
    })
  })
})
