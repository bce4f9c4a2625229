import { OUTCOMES, type OutcomeName } from '@snap-sdk/core'
import { REASONS, vaRefusalBody } from '@snap-sdk/services'
import { describe, expect, it } from 'vitest'

const BODY = {
  partnerServiceId: '   12345',
  customerNo: '123456789012345678',
  virtualAccountNo: '   12345123456789012345678',
  inquiryRequestId: '202202110909311234500001136962',
}

describe('vaRefusalBody', () => {
  it.each(Object.keys(OUTCOMES) as OutcomeName[])(
    '%s: numbers, status 01 and reason, under the names given',
    (outcome) => {
      const toRefusalBody = vaRefusalBody('inquiryStatus', 'inquiryReason')
      expect(toRefusalBody({ outcome, reason: 'for the operator alone', body: BODY })).toStrictEqual({
        virtualAccountData: { ...BODY, inquiryStatus: '01', inquiryReason: REASONS[outcome] },
      })
    },
  )

  it('repeats nothing else, and nothing that is not there', () => {
    const toRefusalBody = vaRefusalBody('paymentFlagStatus', 'paymentFlagReason')
    const body = { customerNo: '1', paymentRequestId: '2', paidAmount: { value: '1.00', currency: 'IDR' }, trxId: '3' }
    expect(toRefusalBody({ outcome: 'conflict', reason: undefined, body })).toStrictEqual({
      virtualAccountData: {
        customerNo: '1',
        paymentRequestId: '2',
        paymentFlagStatus: '01',
        paymentFlagReason: REASONS.conflict,
      },
    })
  })
})
