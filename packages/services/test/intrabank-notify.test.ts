import { reject } from '@snap-sdk/core'
import { intrabankNotify } from '@snap-sdk/services'
import { describe, expect, it } from 'vitest'
import { change, identify, invoke, parse } from './support/invoke.ts'

// github:mseptiaan/snap-aspi-go@b7e2c81:aspi/virtual-account.md line 1412, an export of apidevportal.aspi-indonesia.or.id: service 34
const REQUEST = `{
  "partnerServiceId": "  088899",
  "customerNo": 12345678901234567890,
  "virtualAccountNo": "  08889912345678901234567890",
  "inquiryRequestId": "abcdef-123456-abcdef",
  "paymentRequestId": "abcdef-123456-abcdef",
  "partnerReferenceNo": "abcdef-123456-abcdef",
  "trxDateTime": "2020-12-21T14:56:11+07:00",
  "paymentStatus": "Success",
  "paymentFlagReason": {
    "english": "Success",
    "indonesia": "Sukses"
  },
  "additionalInfo": {}
}`
const ANSWER = `{
  "responseCode": 2003400,
  "responseMessage": "Success",
  "virtualAccountdata": {
    "paymentFlagReason": {
      "english": "Success",
      "indonesia": "Sukses"
    },
    "partnerServiceId": "  088899",
    "customerNo": 12345678901234567890,
    "virtualAccountNo": "  08889912345678901234567890",
    "inquiryRequestId": "abcdef-123456-abcdef",
    "paymentRequestId": "abcdef-123456-abcdef",
    "partnerReferenceNo": "abcdef-123456-abcdef",
    "trxDateTime": "2020-12-21T14:56:11+07:00",
    "paymentStatus": "In Progress",
    "additionalInfo": {}
  }
}`

const echoOf = (body: Readonly<Record<string, unknown>>) => body.virtualAccountdata as Readonly<Record<string, unknown>>

describe('the documented sample', () => {
  it('reaches the handler: all 20 digits of an unquoted customerNo', async () => {
    const { requests } = await invoke(intrabankNotify, REQUEST)
    expect(requests).toStrictEqual([
      {
        ...parse(REQUEST),
        partnerServiceId: '088899',
        customerNo: '12345678901234567890',
        virtualAccountNo: '08889912345678901234567890',
      },
    ])
  })

  it('is answered as documented, under virtualAccountdata; the status is that received, and the code a text', async () => {
    const { answer } = await invoke(intrabankNotify, REQUEST, () => ({ additionalInfo: {} }))
    expect(answer.body).toStrictEqual({
      responseCode: String(parse(ANSWER).responseCode),
      responseMessage: 'Successful',
      // The sample answers "In Progress" to "Success": an echo has one of them.
      virtualAccountdata: { ...echoOf(parse(ANSWER)), paymentStatus: 'Success' },
    })
  })

  it('may be answered by nothing', async () => {
    const { answer } = await invoke(intrabankNotify, REQUEST, () => undefined)
    const { additionalInfo: _, ...echo } = echoOf(parse(ANSWER))
    expect(answer.body.virtualAccountdata).toStrictEqual({ ...echo, paymentStatus: 'Success' })
  })
})

describe('meaning', () => {
  it.each(['Success', 'SUCCESS', 'success', ' Success '])('%o is paid', async (paymentStatus) => {
    const { requests } = await invoke(intrabankNotify, { ...parse(REQUEST), paymentStatus })
    expect(requests).toHaveLength(1)
  })

  it.each(['In Progress', 'IN PROGRESS'])('%o is pending', async (paymentStatus) => {
    const { requests, notices } = await invoke(intrabankNotify, { ...parse(REQUEST), paymentStatus })
    expect(requests).toStrictEqual([])
    expect(notices).toMatchObject([{ meaning: 'pending', request: { paymentStatus } }])
  })

  it.each(['Failed', 'Successful', 'Sukses', '00', '', null, undefined, true, 0])(
    '%o is a word that nobody documents: nothing runs',
    async (paymentStatus) => {
      const { answer, requests, notices } = await invoke(
        intrabankNotify,
        change(parse(REQUEST), 'paymentStatus', paymentStatus),
      )
      expect([...requests, ...notices]).toStrictEqual([])
      expect(answer.body.responseCode).toBe('5003400')
      expect(answer.cause).toMatchObject({ code: 'STATUS_UNKNOWN', field: 'paymentStatus' })
    },
  )

  it('asks of a pending one the account and the word alone', async () => {
    const least = { virtualAccountNo: '1', paymentStatus: 'In Progress' }
    expect((await invoke(intrabankNotify, least)).notices).toHaveLength(1)
    const { answer } = await invoke(intrabankNotify, { paymentStatus: 'In Progress' })
    expect(answer.cause).toMatchObject({ code: 'FIELD_MISSING', field: 'virtualAccountNo' })
  })
})

describe('a refusal', () => {
  it('carries the numbers and the reason', async () => {
    const { answer } = await invoke(intrabankNotify, REQUEST, () => reject('invalidBill'))
    expect(answer.body).toStrictEqual({
      responseCode: '4043412',
      responseMessage: 'Invalid Bill/Virtual Account',
      virtualAccountdata: {
        partnerServiceId: '  088899',
        customerNo: '12345678901234567890',
        virtualAccountNo: '  08889912345678901234567890',
        inquiryRequestId: 'abcdef-123456-abcdef',
        paymentRequestId: 'abcdef-123456-abcdef',
        partnerReferenceNo: 'abcdef-123456-abcdef',
        paymentFlagReason: { english: 'Bill not found', indonesia: 'Tagihan tidak ditemukan' },
      },
    })
  })
})

describe('identity', () => {
  const { key, sameness, repeat } = identify(intrabankNotify, parse(REQUEST))

  it('is the payment with its status', () => {
    expect(key).toStrictEqual(['paid', '"abcdef-123456-abcdef"'])
    const shouted = change(parse(REQUEST), 'paymentStatus', 'SUCCESS')
    expect(identify(intrabankNotify, shouted).key).toStrictEqual(key)
    expect(repeat).toBe('replay')
    expect(identify(intrabankNotify, change(parse(REQUEST), 'paymentRequestId', undefined)).key).toBeUndefined()
  })

  it.each([
    ['paymentRequestId', 'another'],
    ['partnerReferenceNo', 'another'],
    ['virtualAccountNo', '1'],
    ['paymentStatus', 'In Progress'],
  ])('is not the same when %s alone changes', (path, value) => {
    expect(identify(intrabankNotify, change(parse(REQUEST), path, value)).sameness).not.toBe(sameness)
  })
})
