import { debitNotify } from '@snap-sdk/services'
import { expect, it } from 'vitest'
import { describeNotice } from './support/describe-notice.ts'
import { change, invoke, parse } from './support/invoke.ts'

// github:mseptiaan/snap-aspi-go@b7e2c81:aspi/direct-debit.md line 369, an export of apidevportal.aspi-indonesia.or.id: service 56
const REQUEST = `{
  "originalPartnerReferenceNo": "2020102900000000000001",
  "originalReferenceNo": "2020102977770000000009",
  "originalExternalId": "30443786930722726463280097920912",
  "merchantId": "23489182303312",
  "subMerchantId": "23489182303312",
  "amount": {
    "value": "10000.00",
    "currency": "IDR"
  },
  "latestTransactionStatus": "00",
  "transactionStatusDesc": "success",
  "createdTime": "2020-12-21T17:07:18+07:00",
  "finishedTime": "2020-12-21T17:07:20+07:00",
  "externalStoreId": "91863213913112",
  "additionalInfo": {
    "deviceId": "12345679237",
    "channel": "mobilephone"
  }
}`
const ANSWER = `{
  "responseCode": "2005600",
  "approvalCode": "201039000200",
  "responseMessage": "Request has been processed successfully"
}`

describeNotice({
  service: debitNotify,
  request: REQUEST,
  answer: ANSWER,
  given: { approvalCode: '201039000200' },
  mandatory: ['originalReferenceNo'],
})

it.each(['externalStoreId', 'externalStoreID'])('the store is externalStoreId, as %s in the body', async (spelling) => {
  const body = { ...change(parse(REQUEST), 'externalStoreId', undefined), [spelling]: '124928924949487' }
  const { requests } = await invoke(debitNotify, body)
  expect(requests).toHaveLength(1)
  expect(requests[0]?.externalStoreId).toBe('124928924949487')
  expect(requests[0]).not.toHaveProperty('externalStoreID')
})

it('dates reach the handler as they came: epoch milliseconds, too (DANA)', async () => {
  const body = { ...parse(REQUEST), createdTime: '1760087737000', finishedTime: 1760087793000 }
  const { requests } = await invoke(debitNotify, body)
  expect(requests[0]).toMatchObject({ createdTime: '1760087737000', finishedTime: '1760087793000' })
})
