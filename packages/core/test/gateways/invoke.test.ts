import { describe, expect, it } from 'vitest'
import { type HandlerContext, reject } from '../../src/index.ts'
import { inquiryService, paymentService, type TestHandler, testGateway } from '../support/merchant.ts'

const gatewayWith = (inquiry: TestHandler) =>
  testGateway()({ partners: [], handlers: { inquiry, payment: ({ text }) => ({ text }) } })

describe('invoke', () => {
  const shop = gatewayWith(({ text }) => (text === 'paid' ? reject('paidBill') : { text: text.repeat(3) }))

  it('validates, runs, checks and writes, without HTTP, partners or keys', async () => {
    expect(await shop.invoke('inquiry', { text: 'a' })).toEqual({
      httpStatus: 200,
      body: { responseCode: '2002400', responseMessage: 'Successful', text: 'aaa' },
    })
    expect((await shop.invoke('payment', { text: 'a', reference: 'R' })).body).toMatchObject({
      payment: { text: 'a', reference: 'R' },
    })
  })

  it('gives rejections, and why a body or an answer is refused', async () => {
    expect((await shop.invoke('inquiry', { text: 'paid' })).body.responseCode).toBe('4042414')
    expect(await shop.invoke('inquiry', {})).toMatchObject({
      httpStatus: 400,
      body: { responseCode: '4002402', responseMessage: 'Invalid Mandatory Field text' },
      cause: { code: 'FIELD_MISSING', field: 'text' },
    })
    expect(await shop.invoke('inquiry', { text: 'far too long' })).toMatchObject({
      httpStatus: 500,
      cause: { code: 'ANSWER_INVALID', field: 'text' },
    })
    for (const body of [[], 'text', null, undefined]) {
      expect(await shop.invoke('inquiry', body)).toMatchObject({ httpStatus: 400, cause: { code: 'JSON_INVALID' } })
    }
  })

  it('gives what the handler threw', async () => {
    const error = new Error('down')
    const broken = gatewayWith(() => {
      throw error
    })
    expect(await broken.invoke('inquiry', { text: 'a' })).toMatchObject({
      httpStatus: 500,
      body: { responseCode: '5002400' },
      cause: { code: 'HANDLER_THREW' },
      error,
    })
  })

  it('sends a body through JSON once, as the gateway would', async () => {
    const seen: unknown[] = []
    const service = gatewayWith((order) => {
      seen.push(order)
      return { text: 'a' }
    })
    await service.invoke('inquiry', { text: 'a', at: new Date(0), nothing: undefined })
    expect(seen).toEqual([{ text: 'a', at: '1970-01-01T00:00:00.000Z' }])
  })

  it('has a context, which a test may change', async () => {
    const seen: HandlerContext[] = []
    const handler: TestHandler = (_, context) => {
      seen.push(context)
      return { text: 'a' }
    }
    const service = testGateway()({ partners: [], handlers: { inquiry: handler, payment: handler } })
    await service.invoke('inquiry', { text: 'a' })
    await service.invoke('inquiry', { text: 'a' }, { externalId: 'id', partner: { clientId: 'ME' } })
    await service.invoke('payment', { text: 'a' })
    await service.invoke('payment', { text: 'a' }, { paymentId: 'P1' })
    const [first, second, third, fourth] = seen
    expect(first).toMatchObject({ gateway: 'test', service: 'inquiry', partner: { clientId: 'INVOKED' } })
    expect(first?.timestamp).toBeInstanceOf(Date)
    expect(first?.paymentId).toBeUndefined()
    expect(first?.signal.aborted).toBe(false)
    expect(Buffer.from(first?.rawBody ?? []).toString()).toBe('{"text":"a"}')
    expect(second).toMatchObject({ externalId: 'id', partner: { clientId: 'ME' } })
    expect([third?.paymentId, fourth?.paymentId]).toEqual(['INVOKED', 'P1'])
  })

  it('has a reject of its own: one that is dropped is a failure here, too', async () => {
    const dropping = gatewayWith(({ text }, context) => {
      context.reject('paidBill')
      return { text }
    })
    expect(await dropping.invoke('inquiry', { text: 'a' })).toMatchObject({
      httpStatus: 500,
      cause: { code: 'REJECTION_DROPPED', dropped: 'paidBill' },
    })
  })

  it('speaks as the contract does', async () => {
    const service = testGateway({
      httpStatus: 'finalAs200',
      services: { inquiry: inquiryService, payment: paymentService },
    })({ partners: [], handlers: { inquiry: () => reject('paidBill') }, services: { inquiry: { code: '77' } } })
    expect(await service.invoke('inquiry', { text: 'a' })).toMatchObject({
      httpStatus: 200,
      body: { responseCode: '4047714' },
    })
  })

  it('refuses a service that the contract does not answer', async () => {
    const service = testGateway()({ partners: [], handlers: { inquiry: ({ text }) => ({ text }) } })
    await expect(service.invoke('payment', { text: 'a' })).rejects.toMatchObject({
      code: 'GATEWAY_INVALID',
      message: "test: invoke('payment'): the contract has no handler for it. It has: inquiry.",
    })
  })
})
