import { expect, it, vi } from 'vitest'
import { payermax } from '../src/payermax.ts'
import { openSnap, PARTNERS } from './signed-calls.ts'
import { DEBIT_NOTICE } from './standard-samples.ts'

const noticeOf = (notifyType: unknown, status = '00') => ({
  ...DEBIT_NOTICE,
  latestTransactionStatus: status,
  additionalInfo: { notifyType },
})

function shopOf() {
  const debitNotify = vi.fn(() => ({}))
  const otherStatus = vi.fn()
  return { debitNotify, otherStatus, shop: payermax({ partners: [], handlers: { debitNotify }, otherStatus }) }
}

it('takes a payment', async () => {
  const { shop, debitNotify } = shopOf()
  expect(await shop.invoke('debitNotify', noticeOf('PAYMENT'))).toMatchObject({
    httpStatus: 200,
    body: { responseCode: '2005600' },
  })
  expect(debitNotify).toHaveBeenCalledOnce()
})

it.each([
  ['REFUND', '00', 'refunded'],
  ['PAYMENT', '03', 'pending'],
  ['PAYMENT', '05', 'cancelled'],
])('hands %s of status %s on as %s, and not as a payment', async (notifyType, status, meaning) => {
  const { shop, debitNotify, otherStatus } = shopOf()
  expect(await shop.invoke('debitNotify', noticeOf(notifyType, status))).toMatchObject({ httpStatus: 200 })
  expect(debitNotify).not.toHaveBeenCalled()
  expect(otherStatus).toHaveBeenCalledWith(
    expect.objectContaining({ service: 'debitNotify', meaning }),
    expect.anything(),
  )
})

it('does not acknowledge a refund that nobody handles', async () => {
  const shop = payermax({ partners: [], handlers: { debitNotify: () => ({}) } })
  expect(await shop.invoke('debitNotify', noticeOf('REFUND'))).toMatchObject({
    httpStatus: 500,
    body: { responseCode: '5005600' },
  })
})

it.each([undefined, null, '', 'payment', 'CHARGEBACK'])(
  'runs no handler where notifyType is %j',
  async (notifyType) => {
    const { shop, debitNotify, otherStatus } = shopOf()
    expect(await shop.invoke('debitNotify', noticeOf(notifyType))).toMatchObject({
      httpStatus: 500,
      body: { responseCode: '5005600' },
    })
    expect(debitNotify).not.toHaveBeenCalled()
    expect(otherStatus).not.toHaveBeenCalled()
  },
)

it('verifies the path without its query', async () => {
  const send = openSnap(payermax({ partners: PARTNERS, handlers: { debitNotify: () => ({}) } }))
  const call = { target: '/v1.0/debit/notify?shop=1', body: noticeOf('PAYMENT') }
  expect(await send({ ...call, signedPath: '/v1.0/debit/notify' })).toMatchObject({
    status: 200,
    body: { responseCode: '2005600' },
  })
  expect(await send(call)).toMatchObject({ status: 401, body: { responseCode: '4015600' } })
})

it('tells refunds of one payment apart by their amounts, and never from the payment itself', async () => {
  const debitNotify = vi.fn(() => ({}))
  const otherStatus = vi.fn()
  const send = openSnap(payermax({ partners: PARTNERS, handlers: { debitNotify }, otherStatus }))
  const refundOf = (value: string) => ({ ...noticeOf('REFUND'), amount: { value, currency: 'IDR' } })
  const bodies = [
    noticeOf('PAYMENT'),
    refundOf('4000.00'),
    refundOf('6000.00'),
    refundOf('6000.00'),
    noticeOf('PAYMENT'),
  ]
  for (const [index, body] of bodies.entries()) {
    expect(await send({ target: '/v1.0/debit/notify', body, externalId: `${index}` })).toMatchObject({ status: 200 })
  }
  expect(debitNotify).toHaveBeenCalledOnce()
  expect(otherStatus).toHaveBeenCalledTimes(2)
})
