import * as v from 'valibot'
import { describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { defineService, type Handler, type Service, type SpeechRows } from '../../src/index.ts'
import { causeOf, gatewayOf, openMerchant } from '../support/merchant.ts'
import { INQUIRY_PATH } from '../support/request.ts'

const parts = { id: 'schema', path: INQUIRY_PATH, code: '24' } as const
function open<Request extends object, Answer extends object, Other>(
  service: Service<Request, Answer, Other>,
  handler: Handler<Request, Answer>,
  contract: SpeechRows = {},
) {
  return openMerchant({ gateways: [gatewayOf(service, handler, contract)] })
}

/** A schema that does one thing, whatever comes. */
const schemaOf = (validate: () => never) => ({ '~standard': { version: 1 as const, vendor: 'test', validate } })

describe('any Standard Schema', () => {
  it('valibot will do', async () => {
    const service = defineService({
      ...parts,
      fields: v.looseObject({ text: v.string(), amount: v.optional(v.object({ value: v.string() })) }),
      answer: v.object({ text: v.pipe(v.string(), v.maxLength(5)) }),
    })
    const merchant = open(service, ({ text }) => ({ text }))
    expect((await merchant.call({ body: { text: 'a' } })).code).toBe('2002400')
    expect((await merchant.call({ body: {} })).json.responseMessage).toBe('Invalid Mandatory Field text')
    expect(merchant.lastEvent()).toMatchObject({ cause: { code: 'FIELD_MISSING', field: 'text' } })
    expect((await merchant.call({ body: { text: 'a', amount: { value: 1 } } })).json.responseMessage).toBe(
      'Invalid Field Format amount.value',
    )
    expect(merchant.lastEvent()).toMatchObject({ cause: { code: 'FIELD_INVALID', field: 'amount.value' } })
    expect((await merchant.call({ body: { text: 'too long' } })).code).toBe('5002400')
    expect(merchant.lastEvent()).toMatchObject({ cause: { code: 'ANSWER_INVALID', field: 'text' } })
  })

  it.each([null, ''])('a value of %j is missing', async (text) => {
    const fields = z.object({ text: z.string().min(1) })
    const { call } = open(defineService({ ...parts, fields, answer: z.object({}) }), () => ({}))
    expect((await call({ body: { text } })).json).toEqual({
      responseCode: '4002402',
      responseMessage: 'Invalid Mandatory Field text',
    })
  })

  it('what is missing comes before what is wrong', async () => {
    const fields = z.object({ first: z.string(), second: z.string() })
    const { call } = open(defineService({ ...parts, fields, answer: z.object({}) }), () => ({}))
    expect((await call({ body: { first: 1 } })).json.responseMessage).toBe('Invalid Mandatory Field second')
  })

  it('an asynchronous one too, under the deadline', async () => {
    const fields = z.object({ text: z.string() }).refine(() => new Promise<boolean>(() => {}))
    const run = vi.fn(() => ({}))
    const { call } = open(defineService({ ...parts, fields, answer: z.object({}) }), run, { deadlineMilliseconds: 30 })
    expect((await call()).code).toBe('5042400')
    expect(run).not.toHaveBeenCalled()
  })

  it('an asynchronous one of request and answer that settles', async () => {
    const soon = async (value: { text: string }) => value.text === 'hello'
    const fields = z.object({ text: z.string() }).refine(soon)
    const service = defineService({ ...parts, fields, answer: z.object({ text: z.string() }).refine(soon) })
    const { call } = open(service, ({ text }) => ({ text }))
    expect((await call()).json.text).toBe('hello')
    expect((await call({ body: { text: 'other' } })).code).toBe('4002401')
  })

  it('its output is what the handler gets, and its input is not changed for other uses', async () => {
    const fields = z.object({ text: z.string().transform((text) => text.length) })
    const service = defineService({ ...parts, fields, answer: z.object({ length: z.number() }) })
    const { call } = open(service, ({ text }) => ({ length: text + 1 }))
    expect((await call({ body: { text: 'four' } })).json.length).toBe(5)
  })

  it('one that throws is 500xx01, and the error reaches onEvent', async () => {
    const broken = schemaOf(() => {
      throw new Error('the schema is broken')
    })
    const asked = open(defineService({ ...parts, fields: broken, answer: z.object({}) }), () => ({}))
    expect((await asked.call()).code).toBe('5002401')
    expect(asked.lastEvent()).toMatchObject({ error: { message: 'the schema is broken' } })
    const answered = open(defineService({ ...parts, fields: z.object({}), answer: broken }), () => ({}) as never)
    expect((await answered.call()).code).toBe('5002400')
    expect(causeOf(answered)).toBe('ANSWER_INVALID')
  })

  it('an issue without a path is about the whole body', async () => {
    const fields = z.looseObject({}).refine(() => false)
    const refused = open(defineService({ ...parts, fields, answer: z.object({}) }), () => ({}))
    expect((await refused.call()).json).toEqual({ responseCode: '4002401', responseMessage: 'Invalid Field Format' })
    expect(refused.lastEvent()).toMatchObject({ cause: { message: expect.stringContaining('the body is refused: ') } })
    const answer = z.looseObject({}).refine(() => false)
    const answered = open(defineService({ ...parts, fields: z.looseObject({}), answer }), () => ({}))
    expect((await answered.call()).code).toBe('5002400')
    expect(answered.lastEvent()).toMatchObject({ cause: { message: expect.stringContaining('the answer: ') } })
  })

  it('segments of a path may be objects', async () => {
    const fields = schemaOf(() => ({ issues: [{ message: 'no', path: [{ key: 'list' }, 0] }] }) as never)
    const { call } = open(defineService({ ...parts, fields, answer: z.object({}) }), () => ({}))
    expect((await call({ body: { list: [7] } })).json.responseMessage).toBe('Invalid Field Format list.0')
    expect((await call({ body: { list: [] } })).json.responseMessage).toBe('Invalid Mandatory Field list.0')
  })

  it('an answer that is not an object is rubbish, whatever its schema says', async () => {
    for (const value of [42, null, ['a']]) {
      const service = defineService({ ...parts, fields: z.looseObject({}), answer: z.any() })
      const opened = open(service, () => value as never)
      expect((await opened.call()).code).toBe('5002400')
      expect(causeOf(opened)).toBe('ANSWER_INVALID')
    }
  })

  it('a return that is missing is said to be missing', async () => {
    const service = defineService({ ...parts, fields: z.looseObject({}), answer: z.object({ text: z.string() }) })
    const opened = open(service, () => undefined as never)
    expect((await opened.call()).code).toBe('5002400')
    expect(opened.lastEvent()).toMatchObject({ cause: { message: expect.stringContaining('is a return missing?') } })
  })

  it('nothing of a body that nobody named goes into a refusal', async () => {
    const service = defineService({
      ...parts,
      fields: z.looseObject({ text: z.string() }),
      answer: z.object({}),
      toRefusalBody: ({ body }) => ({ echo: body }),
    })
    const { call } = open(service, () => ({}))
    expect((await call({ body: { other: 'x' } })).json).toEqual({
      responseCode: '4002402',
      responseMessage: 'Invalid Mandatory Field text',
      echo: {},
    })
  })
})
