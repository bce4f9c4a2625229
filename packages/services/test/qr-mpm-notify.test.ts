import { qrMpmNotify } from '@snap-sdk/services'
import { expect, it } from 'vitest'
import { describeNotice } from './support/describe-notice.ts'
import { change, invoke, parse } from './support/invoke.ts'

// github:mseptiaan/snap-aspi-go@b7e2c81:aspi/mpm.md line 537, an export of apidevportal.aspi-indonesia.or.id: service 52
const REQUEST = `{
  "originalReferenceNo": "2020102977770000000009",
  "originalPartnerReferenceNo": "2020102900000000000001",
  "latestTransactionStatus": "00",
  "transactionStatusDesc": "success",
  "customerNumber": "6281388370001",
  "accountType": "tabungan",
  "destinationNumber": "8377388292",
  "destinationAccountName": "John Doe",
  "amount": {
    "value": "12345678.00",
    "currency": "IDR"
  },
  "sessionId": "0UYEB77329002HY",
  "bankCode": "002",
  "externalStoreId": "124928924949487",
  "additionalInfo": {
    "deviceId": "12345679237",
    "channel": "mobilephone"
  }
}`
const ANSWER = `{
  "responseCode": "2005200",
  "responseMessage": "Request has been processed successfully",
  "additionalInfo": {
    "deviceId": "12345679237",
    "channel": "mobilephone"
  }
}`

describeNotice({
  service: qrMpmNotify,
  request: REQUEST,
  answer: ANSWER,
  given: { additionalInfo: { deviceId: '12345679237', channel: 'mobilephone' } },
  mandatory: ['originalReferenceNo'],
})

it.each(['externalStoreId', 'externalStoreID'])('the store is externalStoreId, as %s in the body', async (spelling) => {
  const body = { ...change(parse(REQUEST), 'externalStoreId', undefined), [spelling]: '124928924949487' }
  const { requests } = await invoke(qrMpmNotify, body)
  expect(requests).toHaveLength(1)
  expect(requests[0]?.externalStoreId).toBe('124928924949487')
  expect(requests[0]).not.toHaveProperty('externalStoreID')
})

it('nulls, which BCA sends, are absent', async () => {
  const { requests } = await invoke(qrMpmNotify, { ...parse(REQUEST), accountType: null, bankCode: null })
  expect(requests[0]?.accountType).toBeUndefined()
  expect(requests[0]?.bankCode).toBeUndefined()
})
