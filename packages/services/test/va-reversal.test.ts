import { reject } from '@snap-sdk/core'
import { vaReversal } from '@snap-sdk/services'
import { describe, expect, it } from 'vitest'
import { change, identify, invoke } from './support/invoke.ts'

// No body of it is public: this one has the fields of service 25 that name a payment.
const REVERSAL = {
  partnerServiceId: '7015102',
  customerNo: '891011101',
  virtualAccountNo: '7015102891011101',
  paymentRequestId: '41807553358950093184',
  trxId: 'ABCDEFGH1234',
  paidAmount: { value: '10000.00', currency: 'IDR' },
}

describe('a reversal', () => {
  it('reaches its handler, always: it has no meaning that could send it elsewhere', async () => {
    const { answer, requests, notices } = await invoke(vaReversal, REVERSAL, () => undefined)
    expect(requests).toStrictEqual([REVERSAL])
    expect(notices).toStrictEqual([])
    expect(answer.body).toStrictEqual({
      responseCode: '2002500',
      responseMessage: 'Successful',
      virtualAccountData: REVERSAL,
    })
  })

  it('needs the number of the account alone', async () => {
    const { answer, requests } = await invoke(vaReversal, { virtualAccountNo: ' 7015', reason: 'unknown to all' })
    expect(requests).toStrictEqual([{ virtualAccountNo: '7015', reason: 'unknown to all' }])
    expect(answer.body.virtualAccountData).toStrictEqual({ virtualAccountNo: ' 7015' })
    const { answer: refusal } = await invoke(vaReversal, change(REVERSAL, 'virtualAccountNo', undefined))
    expect(refusal.body.responseCode).toBe('4002502')
  })

  it('is refused with the numbers, and without the status of a payment', async () => {
    const { answer } = await invoke(vaReversal, REVERSAL, () => reject('transactionNotFound'))
    const { paidAmount: _, trxId: __, ...numbers } = REVERSAL
    expect(answer.body).toStrictEqual({
      responseCode: '4042501',
      responseMessage: 'Transaction Not Found',
      virtualAccountData: numbers,
    })
  })

  it('may carry what the merchant adds', async () => {
    const { answer } = await invoke(vaReversal, REVERSAL, () => ({ additionalInfo: { ticket: '1' } }))
    expect(answer.body).toMatchObject({ additionalInfo: { ticket: '1' } })
  })
})

describe('identity', () => {
  const { key, sameness, repeat } = identify(vaReversal, REVERSAL)

  it('is the payment that is undone: a repeat gets the first answer', () => {
    expect(key).toStrictEqual(['', '"41807553358950093184"'])
    expect(repeat).toBe('replay')
    expect(identify(vaReversal, change(REVERSAL, 'paymentRequestId', undefined)).key).toBeUndefined()
  })

  it.each([
    ['paymentRequestId', 'another'],
    ['trxId', 'another'],
    ['virtualAccountNo', '1'],
    ['paidAmount.value', '1.00'],
  ])('is not the same when %s alone changes', (path, value) => {
    expect(identify(vaReversal, change(REVERSAL, path, value)).sameness).not.toBe(sameness)
  })
})
