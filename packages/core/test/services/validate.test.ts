import * as v from 'valibot'
import { describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { defineService } from '../../src/index.ts'
import { causeOf, type Order, openMerchant } from '../support/merchant.ts'
import { INQUIRY_PATH, toBytes } from '../support/request.ts'

const merchant = openMerchant()
const sendBody = (body: string | Uint8Array | object) => merchant.call({ body })

describe('a body that is no JSON object', () => {
  it.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['white space', ' \n '],
    ['text', 'hello'],
    ['a form', 'text=hello'],
    ['a list', '[{"text":"a"}]'],
    ['a number', '42'],
    ['a text in quotes', '"text"'],
    ['true', 'true'],
    ['null', 'null'],
    ['an object without end', '{"text":"a"'],
    ['two objects', '{"text":"a"}{"text":"b"}'],
    ['single quotes', "{'text':'a'}"],
    ['a trailing comma', '{"text":"a",}'],
    ['a comment', '{"text":"a"}//'],
    ['a byte order mark', '\ufeff{"text":"a"}'],
    ['a byte order mark of UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0)],
    ['invalid UTF-8 in a string', Uint8Array.of(...toBytes('{"text":"'), 0xc3, 0x28, ...toBytes('"}'))],
    ['a lone continuation byte', Uint8Array.of(...toBytes('{"text":"'), 0x80, ...toBytes('"}'))],
    ['an overlong slash', Uint8Array.of(...toBytes('{"text":"'), 0xc0, 0xaf, ...toBytes('"}'))],
    ['a surrogate in UTF-8', Uint8Array.of(...toBytes('{"text":"'), 0xed, 0xa0, 0x80, ...toBytes('"}'))],
    ['a NUL', '{"text":"a"}\u0000'],
    ['a bare NaN', '{"text":NaN}'],
  ])('%s is 400xx00', async (_, body) => {
    const answer = await sendBody(body)
    expect([answer.status, answer.json]).toEqual([400, { responseCode: '4002400', responseMessage: 'Bad Request' }])
    expect(causeOf(merchant)).toBe('JSON_INVALID')
  })
})

describe('a field', () => {
  it.each([
    ['missing', '{}', '4002402', 'Invalid Mandatory Field text'],
    ['null', '{"text":null}', '4002402', 'Invalid Mandatory Field text'],
    ['empty', '{"text":""}', '4002402', 'Invalid Mandatory Field text'],
    ['of a wrong type', '{"text":42}', '4002401', 'Invalid Field Format text'],
    ['too long', `{"text":"${'x'.repeat(21)}"}`, '4002401', 'Invalid Field Format text'],
    ['missing within', '{"text":"a","amount":{}}', '4002402', 'Invalid Mandatory Field amount.value'],
    ['wrong within', '{"text":"a","amount":{"value":1}}', '4002401', 'Invalid Field Format amount.value'],
    ['missing, behind a wrong one', '{"text":1,"amount":{}}', '4002402', 'Invalid Mandatory Field amount.value'],
    [
      'an inherited name',
      '{"text":"a","amount":{"constructor":{}}}',
      '4002402',
      'Invalid Mandatory Field amount.value',
    ],
  ])('%s: %s is %s', async (_, body, code, message) => {
    const answer = await sendBody(body)
    expect([answer.code, answer.json.responseMessage]).toEqual([code, message])
  })

  it('that is unknown is kept and reaches the handler', async () => {
    const seen: Order[] = []
    const { call } = openMerchant({
      inquiry: (order) => {
        seen.push(order)
        return { text: 'ok' }
      },
    })
    await call({ body: { text: 'a', trxId: 'new', nested: { deep: [1, null] } } })
    expect(seen).toEqual([{ text: 'a', trxId: 'new', nested: { deep: [1, null] } }])
  })
})

describe('a body that means harm', () => {
  it('__proto__ pollutes nothing', async () => {
    const answer = await sendBody(
      '{"text":"a","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    )
    expect(answer.code).toBe('2002400')
    expect(answer.json.text).toBe('a')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect((await sendBody('{"__proto__":{"text":"a"}}')).code).toBe('4002402')
  })

  it('10 000-deep nesting does nothing', async () => {
    const lists = `{"text":"a","x":${'['.repeat(10_000)}${']'.repeat(10_000)}}`
    const objects = `{"text":"a","x":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`
    expect((await sendBody(lists)).code).toBe('2002400')
    expect((await sendBody(objects)).code).toBe('2002400')
    expect((await sendBody('['.repeat(60_000))).code).toBe('4002400')
    expect((await sendBody('{"text":'.repeat(8_000))).code).toBe('4002400')
  })

  it('1 MB of digits does nothing', async () => {
    const { call } = openMerchant({ maxBodyBytes: 2_000_000 })
    const digits = '1'.repeat(1_000_000)
    expect((await call({ body: `{"text":"a","x":${digits}}` })).code).toBe('2002400')
    expect((await call({ body: `{"text":${digits}}` })).code).toBe('4002401')
    expect((await call({ body: digits })).code).toBe('4002400')
    expect((await sendBody(`{"text":"a","x":${digits}}`)).code).toBe('4002400')
  })

  it('a doubled key means what JSON.parse makes of it, and both were signed', async () => {
    expect((await sendBody('{"text":"a","text":"b"}')).json.text).toBe('b')
  })
})

describe('any Standard Schema', () => {
  const parts = { name: 'schema', path: INQUIRY_PATH, serviceCode: '24', signature: 'symmetric' } as const

  it('valibot will do', async () => {
    const service = defineService({
      ...parts,
      request: v.looseObject({ text: v.string(), amount: v.optional(v.object({ value: v.string() })) }),
      answer: v.object({ text: v.pipe(v.string(), v.maxLength(5)) }),
    })
    const { call } = openMerchant({ services: [service(({ text }) => ({ text }))] })
    expect((await call({ body: { text: 'a' } })).code).toBe('2002400')
    expect((await call({ body: {} })).json.responseMessage).toBe('Invalid Mandatory Field text')
    expect((await call({ body: { text: 'a', amount: { value: 1 } } })).json.responseMessage).toBe(
      'Invalid Field Format amount.value',
    )
    expect((await call({ body: { text: 'too long' } })).code).toBe('5002400')
  })

  it('an asynchronous one too, under the deadline', async () => {
    const request = z.object({ text: z.string() }).refine(() => new Promise<boolean>(() => {}))
    const service = defineService({ ...parts, request, answer: z.object({}) })
    const run = vi.fn(() => ({}))
    const { call } = openMerchant({ services: [service(run)], deadlineMilliseconds: 30 })
    expect((await call()).code).toBe('5042400')
    expect(run).not.toHaveBeenCalled()
  })

  it('its output is what the handler gets', async () => {
    const request = z.object({ text: z.string().transform((text) => text.length) })
    const service = defineService({ ...parts, request, answer: z.object({ length: z.number() }) })
    const { call } = openMerchant({ services: [service(({ text }) => ({ length: text + 1 }))] })
    expect((await call({ body: { text: 'four' } })).json.length).toBe(5)
  })

  it('one that throws is 500xx01, and the error reaches onEvent', async () => {
    const broken = {
      '~standard': {
        version: 1 as const,
        vendor: 'broken',
        validate: () => {
          throw new Error('the schema is broken')
        },
      },
    }
    const asked = openMerchant({
      services: [defineService({ ...parts, request: broken, answer: z.object({}) })(() => ({}))],
    })
    expect((await asked.call()).code).toBe('5002401')
    expect(asked.lastEvent()).toMatchObject({ error: { message: 'the schema is broken' } })
    const answered = openMerchant({
      services: [defineService({ ...parts, request: z.object({}), answer: broken })(() => ({}) as never)],
    })
    expect((await answered.call()).code).toBe('5002400')
  })

  it('an issue without a path is about the whole body', async () => {
    const request = z.looseObject({}).refine(() => false)
    const refused = openMerchant({ services: [defineService({ ...parts, request, answer: z.object({}) })(() => ({}))] })
    expect((await refused.call()).json).toEqual({ responseCode: '4002401', responseMessage: 'Invalid Field Format' })
    const answer = z.looseObject({}).refine(() => false)
    const service = defineService({ ...parts, request: z.looseObject({}), answer })
    const answered = openMerchant({ services: [service(() => ({}))] })
    expect((await answered.call()).code).toBe('5002400')
    expect(answered.lastEvent()).toMatchObject({ cause: { message: expect.stringContaining('the answer: ') } })
  })

  it('segments of a path may be objects', async () => {
    const request = {
      '~standard': {
        version: 1 as const,
        vendor: 'segments',
        validate: () => ({ issues: [{ message: 'no', path: [{ key: 'list' }, 0] }] }),
      },
    }
    const { call } = openMerchant({
      services: [defineService({ ...parts, request, answer: z.object({}) })(() => ({}))],
    })
    expect((await call({ body: { list: [7] } })).json.responseMessage).toBe('Invalid Field Format list.0')
    expect((await call({ body: { list: [] } })).json.responseMessage).toBe('Invalid Mandatory Field list.0')
  })

  it('an answer that is no object is rubbish, whatever its schema says', async () => {
    for (const value of [42, null, ['a']]) {
      const service = defineService({ ...parts, request: z.looseObject({}), answer: z.any() })
      const opened = openMerchant({ services: [service(() => value)] })
      expect((await opened.call()).code).toBe('5002400')
      expect(causeOf(opened)).toBe('ANSWER_INVALID')
    }
  })
})
