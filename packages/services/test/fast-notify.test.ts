import { fastNotify } from '@snap-sdk/services'
import { expect, it } from 'vitest'
import { describeNotice } from './support/describe-notice.ts'
import { change, invoke, parse } from './support/invoke.ts'

// github:mseptiaan/snap-aspi-go@b7e2c81:aspi/direct-debit-bi-fast.md line 238, an export of apidevportal.aspi-indonesia.or.id: service 72
const REQUEST = `{
  "originalReferenceNo": "2020102977770000000009",
  "originalPartnerReferenceNo": "2020102900000000000001",
  "originalExternalId": "10052019",
  "transactionStatus": "00",
  "transactionStatusDesc": "success",
  "eMandateReffId": "9a8fau6d81had833bas7184",
  "sourceAccountNo": "888801000003301",
  "sourceAccountName": "Saving",
  "amount": {
    "value": "12345678.00",
    "currency": "IDR"
  },
  "traceNo": "13415141",
  "additionalInfo": {
    "deviceId": "12345679237",
    "channel": "mobilephone"
  }
}`
const ANSWER = `{
  "responseCode": "2007200",
  "responseMessage": "Request has been processed successfully",
  "additionalInfo": {
    "deviceId": "12345679237",
    "channel": "mobilephone"
  }
}`

describeNotice({
  service: fastNotify,
  request: REQUEST,
  answer: ANSWER,
  given: { additionalInfo: { deviceId: '12345679237', channel: 'mobilephone' } },
  statusName: 'transactionStatus',
  mandatory: ['originalReferenceNo'],
})

it('latestTransactionStatus is not read in the body: here it is transactionStatus', async () => {
  const { transactionStatus, ...rest } = parse(REQUEST)
  const { answer, requests } = await invoke(fastNotify, { ...rest, latestTransactionStatus: transactionStatus })
  expect(requests).toStrictEqual([])
  expect(answer.cause?.code).toBe('STATUS_UNKNOWN')
})

it('a missing field is named', async () => {
  const { answer } = await invoke(fastNotify, change(parse(REQUEST), 'eMandateReffId', undefined))
  expect(answer.body).toStrictEqual({
    responseCode: '4007202',
    responseMessage: 'Invalid Mandatory Field eMandateReffId',
  })
})
