import { sknNotify } from '@snap-sdk/services'
import { expect, it } from 'vitest'
import { describeNotice } from './support/describe-notice.ts'
import { invoke, parse } from './support/invoke.ts'

// github:mseptiaan/snap-aspi-go@b7e2c81:aspi/trigger-transfer.md line 975, an export of apidevportal.aspi-indonesia.or.id: service 75
const REQUEST = `{
  "originalPartnerReferenceNo": "2020102900000000000001",
  "originalReferenceNo": "2020102977770000000009",
  "originalExternalId": "10052019",
  "latestTransactionStatus": "00",
  "amount": {
    "value": "10000.00",
    "currency": "IDR"
  },
  "beneficiaryAccountName": "Yories Yolanda",
  "beneficiaryAccountNo": "888801000003301",
  "beneficiaryBankCode": "002",
  "sourceAccountNo": "888801000157508",
  "transactionDate": "2020-12-21T14:06:21+07:00",
  "additionalInfo": {
    "deviceId": "12345679237",
    "channel": "mobilephone"
  }
}`
const ANSWER = `{
  "responseCode": "2007500",
  "responseMessage": "Request has been processed successfully"
}`

describeNotice({
  service: sknNotify,
  request: REQUEST,
  answer: ANSWER,
  given: {},
  mandatory: [],
})

it('a malformed date, as in the sample of BCA, refuses nothing', async () => {
  const { requests } = await invoke(sknNotify, { ...parse(REQUEST), transactionDate: '2020-12-21T14:06:21+07:000' })
  expect(requests[0]?.transactionDate).toBe('2020-12-21T14:06:21+07:000')
})
