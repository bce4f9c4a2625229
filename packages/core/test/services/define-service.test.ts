import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import {
  defineService,
  type HandlerContext,
  reject,
  type ServiceDefinition,
  type ServiceOptions,
} from '../../src/index.ts'
import { inquiryService, openMerchant, paymentService } from '../support/merchant.ts'
import { CLIENT_SECRET, PAYMENT_PATH } from '../support/request.ts'

const definition: ServiceDefinition<unknown, unknown, unknown> = {
  name: 'test',
  path: '/v1.0/test',
  serviceCode: '24',
  signature: 'symmetric',
  request: z.unknown(),
  answer: z.unknown(),
}

describe('defineService refuses, when the handler is given,', () => {
  const DEFINITIONS: [Partial<typeof definition>, RegExp][] = [
    [{ path: 'v1.0/test' }, /service test: its path is 'v1\.0\/test'/],
    [{ path: '/v1.0/test/' }, /its path/],
    [{ path: '/v1.0/te st' }, /its path/],
    [{ path: '/v1.0/test?a' }, /its path/],
    [{ path: '' }, /its path/],
    [{ serviceCode: '2' }, /its serviceCode is '2'; it must be two digits/],
    [{ serviceCode: '240' }, /its serviceCode/],
    [{ serviceCode: 'xx' }, /its serviceCode/],
    [
      { signature: 'rsa' as 'symmetric' },
      /its signature is 'rsa'; it must be one of access-token, symmetric, asymmetric/,
    ],
    [{ signature: 'toString' as 'symmetric' }, /its signature/],
    [{ duplicates: 'none' as 'conflict' }, /its duplicates policy is 'none'/],
  ]
  it.each(DEFINITIONS)('%j', (part, message) => {
    const error = expect.objectContaining({ code: 'SERVICE_INVALID', message: expect.stringMatching(message) })
    expect(() => defineService({ ...definition, ...part })(() => ({}))).toThrow(error)
  })

  const OPTIONS: [ServiceOptions, RegExp][] = [
    [{ serviceCode: '0' }, /its serviceCode is '0'/],
    [{ replayDays: 0 }, /its replayDays is 0/],
    [{ replayDays: 366 }, /its replayDays/],
    [{ replayDays: Number.NaN }, /its replayDays/],
    [{ caseCodes: { paidBill: '1' } }, /caseCodes\.paidBill is '1'; it must be two digits/],
    [{ caseCodes: { nothing: '13' } as object }, /caseCodes names 'nothing', which is no outcome/],
  ]
  it.each(OPTIONS)('option %j', (options, message) => {
    const error = expect.objectContaining({ code: 'SERVICE_INVALID', message: expect.stringMatching(message) })
    expect(() => defineService(definition)(() => ({}), options)).toThrow(error)
  })

  it('what is no handler', () => {
    const none = undefined as unknown as () => object // what JavaScript lets through
    expect(() => defineService(definition)(none)).toThrow(/its handler is no function/)
  })
})

describe('options', () => {
  it('serviceCode and caseCodes change the codes, of refusals too', async () => {
    const service = { serviceCode: '00', caseCodes: { paidBill: '13', unauthorized: '99', successful: '01' } }
    const merchant = openMerchant({ service, inquiry: () => reject('paidBill') })
    expect((await merchant.call()).code).toBe('4040013')
    expect((await merchant.call({ clientSecret: 'another' })).code).toBe('4010099')
    expect((await merchant.call({ path: PAYMENT_PATH })).code).toBe('2000001')
    expect((await merchant.requestToken({ headers: { 'x-signature': 'AAAA' } })).code).toBe('4017300')
  })

  it('duplicates and signature change what the definition says', async () => {
    const merchant = openMerchant({ service: { duplicates: 'conflict', signature: 'asymmetric' } })
    const call = { path: PAYMENT_PATH, scheme: 'asymmetric', externalId: 'same', clientSecret: CLIENT_SECRET } as const
    expect((await merchant.call(call)).code).toBe('2002500')
    expect((await merchant.call(call)).code).toBe('4092500')
  })
})

describe('invoke', () => {
  const inquiry = inquiryService(({ text }) => (text === 'paid' ? reject('paidBill') : { text: text.repeat(3) }))

  it('validates, runs, checks and writes, without HTTP', async () => {
    expect(await inquiry.invoke({ text: 'a' })).toEqual({
      httpStatus: 200,
      body: { responseCode: '2002400', responseMessage: 'Successful', text: 'aaa' },
    })
    expect((await paymentService(({ text }) => ({ text })).invoke({ text: 'a', reference: 'R' })).body).toMatchObject({
      payment: { text: 'a', reference: 'R' },
    })
  })

  it('gives rejections, and why a body or an answer is refused', async () => {
    expect((await inquiry.invoke({ text: 'paid' })).body.responseCode).toBe('4042414')
    expect(await inquiry.invoke({})).toMatchObject({
      httpStatus: 400,
      body: { responseCode: '4002402', responseMessage: 'Invalid Mandatory Field text' },
      cause: { code: 'FIELD_MISSING', field: 'text' },
    })
    expect(await inquiry.invoke({ text: 'far too long' })).toMatchObject({
      httpStatus: 500,
      cause: { code: 'ANSWER_INVALID', field: 'text' },
    })
    for (const body of [[], 'text', null, undefined]) {
      expect(await inquiry.invoke(body)).toMatchObject({ httpStatus: 400, cause: { code: 'JSON_INVALID' } })
    }
  })

  it('gives what the handler threw', async () => {
    const error = new Error('down')
    const service = inquiryService(() => {
      throw error
    })
    expect(await service.invoke({ text: 'a' })).toMatchObject({
      httpStatus: 500,
      body: { responseCode: '5002400' },
      cause: { code: 'HANDLER_THREW' },
      error,
    })
  })

  it('sends a body through JSON once, as the gateway would', async () => {
    const seen: unknown[] = []
    const service = inquiryService((order) => {
      seen.push(order)
      return { text: 'a' }
    })
    await service.invoke({ text: 'a', at: new Date(0), nothing: undefined })
    expect(seen).toEqual([{ text: 'a', at: '1970-01-01T00:00:00.000Z' }])
  })

  it('has a context, which a test may change', async () => {
    const seen: HandlerContext[] = []
    const service = inquiryService((_, context) => {
      seen.push(context)
      return { text: 'a' }
    })
    await service.invoke({ text: 'a' })
    await service.invoke({ text: 'a' }, { externalId: 'id', partner: { clientId: 'ME', publicKeys: undefined } })
    expect(seen[0]).toMatchObject({ partner: { clientId: 'INVOKED' }, timestamp: expect.any(Date) })
    expect(seen[0]?.signal.aborted).toBe(false)
    expect(Buffer.from(seen[0]?.rawBody ?? []).toString()).toBe('{"text":"a"}')
    expect(seen[1]).toMatchObject({ externalId: 'id', partner: { clientId: 'ME' } })
  })
})
