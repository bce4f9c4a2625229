import { describe, expect, it, vi } from 'vitest'
import { durianpay } from '../src/durianpay.ts'
import { openSnap, PARTNERS } from './signed-calls.ts'
import { DEBIT_NOTICE, QR_NOTICE, VA_PAYMENT } from './standard-samples.ts'

const paid = { ...VA_PAYMENT, additionalInfo: { latestTransactionStatus: '00', rrn: '000013101103' } }
const { paidAmount: _paidAmount, paymentRequestId: _paymentRequestId, ...numbers } = VA_PAYMENT
const rejected = { ...numbers, additionalInfo: { latestTransactionStatus: '09' } }

function shopOf() {
  const vaPayment = vi.fn(() => ({ virtualAccountName: 'Jokul Doe' }))
  const otherStatus = vi.fn()
  const handlers = { vaPayment, qrNotify: vi.fn(() => ({})), debitNotify: vi.fn(() => ({})) }
  return { handlers, otherStatus, shop: durianpay({ partners: [], handlers, otherStatus }) }
}

describe('service 25', () => {
  it('is a payment where the status is 00', async () => {
    const { shop, handlers, otherStatus } = shopOf()
    expect(await shop.invoke('vaPayment', paid)).toMatchObject({ httpStatus: 200, body: { responseCode: '2002500' } })
    expect(handlers.vaPayment).toHaveBeenCalledOnce()
    expect(otherStatus).not.toHaveBeenCalled()
  })

  it('is a rejection where the status is 09, which never reaches the payment handler', async () => {
    const { shop, handlers, otherStatus } = shopOf()
    expect(await shop.invoke('vaPayment', rejected)).toMatchObject({
      httpStatus: 200,
      body: { responseCode: '2002500' },
    })
    expect(handlers.vaPayment).not.toHaveBeenCalled()
    expect(otherStatus).toHaveBeenCalledWith(
      expect.objectContaining({ service: 'vaPayment', meaning: 'denied' }),
      expect.anything(),
    )
  })

  it('acknowledges a rejection that nobody handles', async () => {
    const shop = durianpay({ partners: [], handlers: { vaPayment: () => ({ virtualAccountName: 'Jokul Doe' }) } })
    expect(await shop.invoke('vaPayment', rejected)).toMatchObject({
      httpStatus: 200,
      body: { responseCode: '2002500' },
    })
  })

  it.each([
    ['without a status', { ...VA_PAYMENT, additionalInfo: {} }],
    ['without additionalInfo', { ...VA_PAYMENT, additionalInfo: null }],
    ['of a status that nobody knows', { ...VA_PAYMENT, additionalInfo: { latestTransactionStatus: '01' } }],
    ['with the status at the top', { ...VA_PAYMENT, latestTransactionStatus: '00' }],
  ])('runs no handler %s', async (_, body) => {
    const { shop, handlers, otherStatus } = shopOf()
    expect(await shop.invoke('vaPayment', body)).toMatchObject({ httpStatus: 500, body: { responseCode: '5002500' } })
    expect(handlers.vaPayment).not.toHaveBeenCalled()
    expect(otherStatus).not.toHaveBeenCalled()
  })
})

it.each(['qrNotify', 'debitNotify'] as const)('%s reads the status at the top', async (service) => {
  const { shop, handlers, otherStatus } = shopOf()
  const notice = service === 'qrNotify' ? QR_NOTICE : DEBIT_NOTICE
  expect(await shop.invoke(service, notice)).toMatchObject({ httpStatus: 200 })
  expect(handlers[service]).toHaveBeenCalledOnce()
  expect(await shop.invoke(service, { ...notice, latestTransactionStatus: '09' })).toMatchObject({ httpStatus: 200 })
  expect(handlers[service]).toHaveBeenCalledOnce()
  expect(otherStatus).toHaveBeenCalledWith(expect.objectContaining({ service, meaning: 'denied' }), expect.anything())
})

it('answers within its time-out of 5 seconds, and repeated external IDs with its own code', () => {
  expect(durianpay.dialect.deadlineMilliseconds).toBeLessThan(5000)
  expect(durianpay.dialect.outcomes?.conflict?.responseCode).toBe('4091100')
})

describe('duplicates', () => {
  const target = '/v1.0/transfer-va/payment'

  it('repeats the first answer to an identical payload, under whatever external ID', async () => {
    const vaPayment = vi.fn(() => ({ virtualAccountName: 'Jokul Doe' }))
    const send = openSnap(durianpay({ partners: PARTNERS, handlers: { vaPayment } }))
    for (const externalId of ['1', '1', '2']) {
      expect(await send({ target, body: paid, externalId })).toMatchObject({
        status: 200,
        body: { responseCode: '2002500' },
      })
    }
    expect(vaPayment).toHaveBeenCalledOnce()
  })

  it('takes two payments of one virtual account and one amount', async () => {
    const vaPayment = vi.fn(() => ({ virtualAccountName: 'Jokul Doe' }))
    const send = openSnap(durianpay({ partners: PARTNERS, handlers: { vaPayment } }))
    await send({ target, body: paid, externalId: '1' })
    await send({ target, body: { ...paid, paymentRequestId: 'pay_2' }, externalId: '2' })
    expect(vaPayment).toHaveBeenCalledTimes(2)
  })

  it('answers another call under a known external ID with 4091100', async () => {
    const send = openSnap(durianpay({ partners: PARTNERS, handlers: { vaPayment: () => ({}) } }))
    await send({ target, body: paid, externalId: '1' })
    expect(await send({ target, body: { ...paid, paymentRequestId: 'pay_2' }, externalId: '1' })).toMatchObject({
      body: { responseCode: '4091100' },
    })
  })
})
