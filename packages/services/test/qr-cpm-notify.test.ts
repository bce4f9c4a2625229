import { qrCpmNotify } from '@snap-sdk/services'
import { expect, it } from 'vitest'
import { describeNotice } from './support/describe-notice.ts'
import { change, invoke, parse } from './support/invoke.ts'

// github:mseptiaan/snap-aspi-go@b7e2c81:aspi/cpm.md line 410, an export of apidevportal.aspi-indonesia.or.id: service 79
const REQUEST = `{
  "originalPartnerReferenceNo": "2020102900000000000001",
  "originalReferenceNo": "2020102977770000000009",
  "merchantId": "00007100010926",
  "subMerchantId": "310928924949487",
  "externalStoreId": "124928924949487",
  "amount": {
    "value": "50000.00",
    "currency": "IDR"
  },
  "latestTransactionStatus": "00",
  "transactionStatusDesc": "success",
  "customerNumber": "6281388370001",
  "accountType": "tabungan",
  "destinationNumber": "8377388292",
  "destinationAccountName": "John Doe",
  "sessionId": "0UYEB77329002HY",
  "bankCode": "002",
  "additionalInfo": {
    "deviceId": "12345679237",
    "channel": "mobilephone"
  }
}`
const ANSWER = `{
  "responseCode": "2007900",
  "responseMessage": "Request has been processed successfully",
  "additionalInfo": {
    "deviceId": "12345679237",
    "channel": "mobilephone"
  }
}`

describeNotice({
  service: qrCpmNotify,
  request: REQUEST,
  answer: ANSWER,
  given: { additionalInfo: { deviceId: '12345679237', channel: 'mobilephone' } },
  mandatory: [],
})

it.each(['externalStoreId', 'externalStoreID'])('the store is externalStoreId, as %s in the body', async (spelling) => {
  const body = { ...change(parse(REQUEST), 'externalStoreId', undefined), [spelling]: '124928924949487' }
  const { requests } = await invoke(qrCpmNotify, body)
  expect(requests).toHaveLength(1)
  expect(requests[0]?.externalStoreId).toBe('124928924949487')
  expect(requests[0]).not.toHaveProperty('externalStoreID')
})
