import { bulkTransferNotify } from '@snap-sdk/services'
import { describe, expect, it } from 'vitest'
import { change, identify, invoke, parse } from './support/invoke.ts'

// github:mseptiaan/snap-aspi-go@b7e2c81:aspi/trigger-transfer.md line 603, an export of apidevportal.aspi-indonesia.or.id: service 21
const REQUEST = `{
  "bulkId": "2020102977770000000009",
  "partnerBulkId": "2020102900000000000001",
  "bulkObject": [
    {
      "originalReferenceNo": "2020102977770000000009",
      "originalPartnerReferenceNo": "2020102900000000000990",
      "responseCode": "2000000",
      "responseMessage": "Request has been processed successfully",
      "amount": {
        "value": "12345678.00",
        "currency": "IDR"
      },
      "beneficiaryAccountNo": "888801000003301",
      "beneficiaryBankCode": "002",
      "sourceAccountNo": "888801000157508",
      "traceNo": "10052019"
    }
  ],
  "additionalInfo": {
    "deviceId": "12345679237",
    "channel": "mobilephone"
  }
}`
const ANSWER = `{
  "responseCode": "2002100",
  "responseMessage": "Request has been processed successfully",
  "bulkId": "2020102977770000000009",
  "partnerBulkId": "2020102900000000000001",
  "additionalInfo": {
    "deviceId": "12345679237",
    "channel": "mobilephone"
  }
}`

const INFO = { additionalInfo: { deviceId: '12345679237', channel: 'mobilephone' } }

describe('the documented sample', () => {
  it('reaches the handler, each item with its own result', async () => {
    const { requests } = await invoke(bulkTransferNotify, REQUEST)
    expect(requests).toStrictEqual([parse(REQUEST)])
  })

  it('is answered as documented, but for the message, whose text is that of the table of codes', async () => {
    const { answer } = await invoke(bulkTransferNotify, REQUEST, () => INFO)
    expect(answer.body).toStrictEqual({ ...parse(ANSWER), responseMessage: 'Successful' })
  })

  it('may be answered by nothing: the identifiers are echoed', async () => {
    const { answer } = await invoke(bulkTransferNotify, REQUEST, () => undefined)
    const { additionalInfo: _, ...expected } = parse(ANSWER)
    expect(answer.body).toStrictEqual({ ...expected, responseMessage: 'Successful' })
  })
})

describe('a report has no meaning as a whole', () => {
  it('the handler gets items that failed, too', async () => {
    const [item] = parse(REQUEST).bulkObject as object[]
    const failed = { ...parse(REQUEST), bulkObject: [item, { ...item, responseCode: '4034014' }] }
    const { requests, notices } = await invoke(bulkTransferNotify, failed)
    expect(requests[0]?.bulkObject.map(({ responseCode }) => responseCode)).toContain('4034014')
    expect(notices).toStrictEqual([])
  })

  it('each item must be whole', async () => {
    const [item] = parse(REQUEST).bulkObject as object[]
    const body = { ...parse(REQUEST), bulkObject: [item, change(item ?? {}, 'beneficiaryAccountNo', undefined)] }
    const { answer } = await invoke(bulkTransferNotify, body)
    expect(answer.body).toStrictEqual({
      responseCode: '4002102',
      responseMessage: 'Invalid Mandatory Field bulkObject.1.beneficiaryAccountNo',
    })
  })
})

describe('identity', () => {
  const { key, sameness, repeat } = identify(bulkTransferNotify, parse(REQUEST))

  it('is the batch with its items: a later report on other items is another one', () => {
    expect(repeat).toBe('replay')
    const [item] = parse(REQUEST).bulkObject as object[]
    const later = identify(bulkTransferNotify, {
      ...parse(REQUEST),
      bulkObject: [{ ...item, responseCode: '4034014' }],
    })
    expect(later.key).not.toStrictEqual(key)
    expect(later.sameness).not.toBe(sameness)
  })

  it.each(['bulkId', 'partnerBulkId'])('is not the same when %s alone changes', (name) => {
    expect(identify(bulkTransferNotify, change(parse(REQUEST), name, 'another')).sameness).not.toBe(sameness)
  })

  it('is not there without the batch', () => {
    expect(identify(bulkTransferNotify, change(parse(REQUEST), 'bulkId', undefined)).key).toBeUndefined()
  })
})
