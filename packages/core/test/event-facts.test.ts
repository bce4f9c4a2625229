import { describe, expect, it, vi } from 'vitest'
import { readInside } from '../src/gateways/gateway-inside.ts'
import { reject } from '../src/index.ts'
import { makeGate } from './support/gate.ts'
import { inquiryService, openMerchant, paymentService, testGateway, testPartner } from './support/merchant.ts'
import { NOW, PAYMENT_PATH } from './support/request.ts'

const idr = (value: string) => ({ value, currency: 'IDR' })
const services = {
  inquiry: inquiryService.with({ about: ['text', 'amount'] }),
  payment: paymentService.with({ about: ['amount'] }),
}
const open = (options: Parameters<typeof openMerchant>[0] = {}) => openMerchant({ dialect: { services }, ...options })
const body = { text: 'hello', amount: idr('10000'), reference: 'R1', name: 'Budi' }
const payment = { path: PAYMENT_PATH, externalId: 'pay-1', body }

describe('what a call is about', () => {
  it('is in its event by the rows of its service: about, key and sameness', async () => {
    const merchant = open()
    await merchant.call({ body })
    expect(merchant.lastEvent().about).toEqual({ text: 'hello', amount: idr('10000.00') })
    expect(merchant.lastEvent()).not.toHaveProperty('meaning', 'paid')
    await merchant.call(payment)
    expect(merchant.lastEvent()).toMatchObject({ meaning: 'paid', about: { reference: 'R1', amount: idr('10000.00') } })
  })

  it('is there for rejections, repeats, failures and the warnings of a call', async () => {
    const merchant = open({ payment: () => reject('paidBill') })
    await merchant.call(payment)
    expect(merchant.lastEvent()).toMatchObject({ type: 'answered', outcome: 'paidBill', about: { reference: 'R1' } })
    await merchant.call(payment)
    expect(merchant.lastEvent()).toMatchObject({ duplicate: 'replay', about: { reference: 'R1' } })
    const failing = open({ payment: () => Promise.reject(new Error('no')) })
    await failing.call(payment)
    expect(failing.lastEvent()).toMatchObject({ type: 'failed', about: { reference: 'R1' } })
    const undoing = open({ payment: () => reject('paidBill'), dialect: { services, refusalUndoes: true } })
    await undoing.call(payment)
    expect(undoing.events).toContainEqual(
      expect.objectContaining({ code: 'PAYMENT_MAY_BE_REVERSED', about: { reference: 'R1', amount: idr('10000.00') } }),
    )
  })

  it.each<[string, object]>([
    ['a signature that does not fit', { clientSecret: 'another' }],
    ['another timestamp', { timestamp: '2024-01-22T09:00:01+07:00' }],
    ['no token', { headers: { authorization: '' } }],
  ])('is not there with %s', async (_, parts) => {
    const merchant = open()
    await merchant.call({ ...payment, ...parts })
    expect(merchant.lastEvent()).toMatchObject({ type: 'refused' })
    expect(merchant.lastEvent().about).toBeUndefined()
  })

  it('holds of a body that is refused what passed', async () => {
    const merchant = open()
    await merchant.call({ ...payment, body: { ...body, text: '', amount: { value: 'x', currency: 'IDR' } } })
    expect(merchant.lastEvent()).toMatchObject({ type: 'refused', cause: { code: 'FIELD_MISSING' } })
    expect(merchant.lastEvent().about).toEqual({ reference: 'R1' })
    await merchant.call({ ...payment, externalId: 'pay-2', body: 'not JSON' })
    expect(merchant.lastEvent()).toMatchObject({ cause: { code: 'JSON_INVALID' } })
    expect(merchant.lastEvent().about).toBeUndefined()
  })

  it('is read only where somebody listens', async () => {
    const gateway = testGateway({ services })({
      partners: [testPartner],
      handlers: { inquiry: () => ({ text: 'hello' }) },
    })
    const [endpoint] = readInside(gateway, 0).endpoints
    const read = vi.spyOn(endpoint as NonNullable<typeof endpoint>, 'about') // it has one handler
    await openMerchant({ onEvent: undefined, gateways: [gateway] }).call({ body })
    expect(read).not.toHaveBeenCalled()
    await openMerchant({ gateways: [gateway] }).call({ body })
    expect(read).toHaveBeenCalledTimes(1)
  })

  it('must be among the fields', () => {
    expect(() => inquiryService.with({ about: ['amout'] })).toThrow(
      "service test-inquiry: about names 'amout', which is not among its fields: text, amount, reference.",
    )
  })
})

describe('the time of a call', () => {
  it('is when it came, by the clock, and what it was spent with', async () => {
    const gate = makeGate<{ text: string }>()
    const merchant = open({ payment: () => gate.promise })
    const first = merchant.call(payment)
    await vi.waitFor(() => expect(merchant.snap.running()).toHaveLength(1))
    expect(merchant.snap.running()).toMatchObject([{ service: 'payment', about: { reference: 'R1' } }])
    const second = merchant.call(payment)
    await new Promise((resolve) => setTimeout(resolve, 30))
    gate.open({ text: 'paid' })
    await Promise.all([first, second])
    const [ran, waited] = merchant.events.filter((event) => event.type === 'answered')
    expect(ran).toMatchObject({ outcome: 'successful', startedAt: NOW })
    expect(ran?.duplicate).toBeUndefined()
    expect(ran?.waitedMilliseconds).toBeUndefined()
    const { durationMilliseconds = 0, handlerMilliseconds = 0, storeMilliseconds = 0 } = ran ?? {}
    expect(handlerMilliseconds).toBeGreaterThan(25)
    expect(storeMilliseconds).toBeGreaterThan(0)
    expect(handlerMilliseconds + storeMilliseconds).toBeLessThanOrEqual(durationMilliseconds)
    expect(waited).toMatchObject({ duplicate: 'replay' })
    expect(waited?.handlerMilliseconds).toBeUndefined()
    expect(waited?.waitedMilliseconds).toBeGreaterThan(20)
  })

  it('is a copy: a listener that changes it changes no answer', async () => {
    const merchant = open({ onEvent: (event) => 'startedAt' in event && event.startedAt.setTime(0) })
    expect((await merchant.call({ body })).headers['X-TIMESTAMP']).toBe('2024-01-22T15:00:01+07:00')
  })
})

describe('a duplicate', () => {
  it.each<[string, object, string]>([
    ['that was answered', {}, 'finished'],
    ['with other content', { body: { text: 'other' } }, 'conflict'],
  ])('%s is told as one', async (_, parts, duplicate) => {
    const merchant = open()
    await merchant.call({ externalId: 'inq-1', body })
    expect(merchant.lastEvent().duplicate).toBeUndefined()
    await merchant.call({ externalId: 'inq-1', body, ...parts })
    expect(merchant.lastEvent()).toMatchObject({ type: 'refused', duplicate })
  })

  it('of one that runs is told as one', async () => {
    const gate = makeGate<{ text: string }>()
    const merchant = open({ inquiry: () => gate.promise })
    const first = merchant.call({ externalId: 'inq-1', body })
    await vi.waitFor(() => expect(merchant.snap.running()).toHaveLength(1))
    await merchant.call({ externalId: 'inq-1', body })
    expect(merchant.lastEvent()).toMatchObject({ type: 'refused', duplicate: 'running' })
    gate.open({ text: 'x' })
    await first
  })
})
