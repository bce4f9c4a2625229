import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { defineService, text } from '../../src/index.ts'
import { gatewayOf, inquiryService, openMerchant, paymentService, type TestService } from '../support/merchant.ts'
import { INQUIRY_PATH } from '../support/request.ts'

const definition = { id: 'test', path: '/v1.0/test', code: '24', fields: {}, answer: {} }

describe('defineService refuses', () => {
  const DEFINITIONS: [Partial<typeof definition>, RegExp][] = [
    [{ path: 'v1.0/test' }, /service test: its path is 'v1\.0\/test'; it must look like \/v1\.0\/cvs\/inquiry/],
    [{ path: '/v1.0/test/' }, /its path/],
    [{ path: '/v1.0/te st' }, /its path/],
    [{ path: '/v1.0/test?a' }, /its path/],
    [{ path: '' }, /its path/],
    [{ code: '2' }, /service test: its code is '2'; it must be two digits/],
    [{ code: '240' }, /its code/],
    [{ code: 'xx' }, /its code/],
    [{ id: 'vaPayment' }, /service vaPayment: its id is 'vaPayment'; it must look like va-payment/],
    [{ id: '' }, /its id is ''/],
    [{ id: undefined as unknown as string }, /its id is 'undefined'/],
    [{ id: 7 as unknown as string }, /its id is '7'/],
  ]
  it.each(DEFINITIONS)('%j', (part, message) => {
    const error = expect.objectContaining({ code: 'SERVICE_INVALID', message: expect.stringMatching(message) })
    expect(() => defineService({ ...definition, ...part })).toThrow(error)
  })

  it.each(DEFINITIONS.slice(0, 8))('the same as a change: %j', (part, message) => {
    const error = expect.objectContaining({ code: 'SERVICE_INVALID', message: expect.stringMatching(message) })
    expect(() => defineService(definition).with(part)).toThrow(error)
  })

  it('rows over a schema, which cannot be patched', () => {
    const service = defineService({ ...definition, fields: z.object({ text: z.string() }), answer: undefined })
    const error = expect.objectContaining({
      code: 'SERVICE_INVALID',
      message: expect.stringContaining('cannot be changed row by row'),
    })
    expect(() => service.with({ fields: { text: text(5) } })).toThrow(error)
    expect(service.with({ code: '25' })).toMatchObject({ code: '25', fields: service.fields })
  })
})

const first = async (service: TestService, body: object) => {
  const { call } = openMerchant({ gateways: [gatewayOf(service, (order) => ({ text: order.text }))] })
  return (await call({ body, path: service.path })).code
}

describe('with', () => {
  it('changes what it names, and leaves the service itself as it is', async () => {
    const changed = inquiryService.with({ code: '99', path: '/v1.0/other', fields: { text: text(3) } })
    expect(changed).toMatchObject({ id: 'test-inquiry', code: '99', path: '/v1.0/other' })
    expect(await first(changed, { text: 'four' })).toBe('4009901')
    expect(await first(changed, { text: 'abc', amount: { value: 'x', currency: 'IDR' } })).toBe('4009901')
    expect(await first(changed, { text: 'abc' })).toBe('2009900')
    expect(inquiryService).toMatchObject({ code: '24', path: INQUIRY_PATH })
    expect(await first(inquiryService, { text: 'four' })).toBe('2002400')
  })

  it('patches the answer row by row, too', async () => {
    const changed = inquiryService.with({ answer: { text: text(2) } })
    expect(await first(changed, { text: 'four' })).toBe('5002400')
    expect(await first(changed, { text: 'ab' })).toBe('2002400')
  })

  it('merges duplicates and headers', () => {
    const changed = paymentService
      .with({ headers: { 'CHANNEL-ID': false }, duplicates: { keepDays: 30 } })
      .with({ headers: { 'X-EXTERNAL-ID': false } })
    expect(changed.headers).toEqual({ 'CHANNEL-ID': false, 'X-EXTERNAL-ID': false })
    expect(changed.duplicates).toEqual({ key: ['reference'], keepDays: 30 })
  })

  it('a row that is undefined changes nothing', () => {
    const same = paymentService.with({
      code: undefined,
      path: undefined,
      fields: undefined,
      answer: undefined,
      otherFields: undefined,
      duplicates: undefined,
      headers: undefined,
      toBody: undefined,
      meaning: undefined,
      signature: undefined,
    })
    const rows = (service: TestService) =>
      Object.entries(service).filter(([name]) => !['with', 'extend'].includes(name))
    const rowsOf = (service: TestService) => Object.fromEntries(rows(service))
    expect(rowsOf(same)).toEqual({ ...rowsOf(paymentService), otherFields: undefined, headers: undefined })
  })

  it('replaces what is code', async () => {
    const changed = inquiryService.with({
      toBody: ({ text: answered }) => ({ shown: answered }),
      toRefusalBody: ({ outcome, reason, body }) => ({ refused: { outcome, reason, body } }),
    })
    const { call } = openMerchant({ gateways: [gatewayOf(changed, (order) => ({ text: order.text }))] })
    expect((await call({ body: { text: 'a' } })).json).toEqual({
      responseCode: '2002400',
      responseMessage: 'Successful',
      shown: 'a',
    })
    expect((await call({ body: { reference: 'R' } })).json).toEqual({
      responseCode: '4002402',
      responseMessage: 'Invalid Mandatory Field text',
      refused: { outcome: 'invalidMandatoryField', reason: 'text', body: { reference: 'R' } },
    })
  })
})

describe('extend', () => {
  it('gives a service further fields in request and answer', async () => {
    const small = defineService<{ text: string }, { text: string }>({
      id: 'small',
      path: INQUIRY_PATH,
      code: '24',
      fields: { text: text(5) },
      answer: { text: text(5) },
    })
    const service = small.extend<{ more: string }, { extra: string }>({
      fields: { more: text(2) },
      answer: { extra: text(2) },
    })
    const { call } = openMerchant({
      gateways: [gatewayOf(service, (request) => ({ text: request.text, extra: request.more }))],
    })
    expect((await call({ body: { text: 'a', more: 'b' } })).json).toMatchObject({ text: 'a', extra: 'b' })
    expect((await call({ body: { text: 'a' } })).json.responseMessage).toBe('Invalid Mandatory Field more')
    expect((await call({ body: { more: 'b' } })).json.responseMessage).toBe('Invalid Mandatory Field text')
    expect(Object.keys(small.fields)).toEqual(['text'])
  })

  it('keeps the answer where it names none', () => {
    const service = inquiryService.extend<{ more: string }>({ fields: { more: text(2) } })
    expect(service.answer).toBe(inquiryService.answer)
  })
})

describe('a service without an answer', () => {
  it.each([undefined, null, 42, { id: 1, password: 'of the row that was written' }])(
    'gives nothing away of what its handler returns: %j',
    async (returned) => {
      const service = defineService<object>({ id: 'notice', path: INQUIRY_PATH, code: '24', fields: {} })
      const { call } = openMerchant({ gateways: [gatewayOf(service, () => returned as object)] })
      expect((await call()).json).toEqual({ responseCode: '2002400', responseMessage: 'Successful' })
    },
  )
})
