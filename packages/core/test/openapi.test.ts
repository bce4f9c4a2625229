import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  amount,
  createSnap,
  date,
  defineGateway,
  defineService,
  digits,
  type Field,
  instant,
  list,
  literal,
  number,
  object,
  openObject,
  optional,
  spelled,
  text,
} from '../src/index.ts'

const SERVICE = { path: '/v1.0/one', code: '99' } as const

/** The document's one operation of a gateway that has one service. */
function describeOne(
  service: Partial<Parameters<typeof defineService<Record<string, unknown>, Record<string, unknown>>>[0]>,
  rows: object = {},
) {
  const one = defineService<Record<string, unknown>, Record<string, unknown>>({
    id: 'one',
    ...SERVICE,
    fields: {},
    ...service,
  })
  const gateway = defineGateway({ name: 'mybank', signature: 'asymmetric', token: false, services: { one }, ...rows })
  const snap = createSnap({ gateways: [gateway({ partners: () => undefined, handlers: { one: () => ({}) } })] })
  // biome-ignore lint/suspicious/noExplicitAny: a document's JSON
  const { post } = snap.openapi().paths['/v1.0/one'] as any
  return {
    post,
    request: post.requestBody.content['application/json'],
    success: post.responses[200].content['application/json'],
  }
}

/** The schema of one field of a request, and of an answer. */
function schemasOf(field: Field) {
  const { request, success } = describeOne({ fields: { field }, answer: { field } })
  return [request.schema.properties.field, success.schema.properties.field]
}

describe('a row', () => {
  it.each<[string, Field, object, object]>([
    [
      'text',
      text(5),
      { type: ['string', 'number'], minLength: 1, maxLength: 5 },
      { type: 'string', minLength: 1, maxLength: 5 },
    ],
    ['text alone', text(5, { numbers: false }), { type: 'string', minLength: 1, maxLength: 5 }, { type: 'string' }],
    ['digits', digits(3), { pattern: '^\\d{1,}$', maxLength: 3 }, { pattern: '^\\d{1,}$' }],
    [
      'optional digits',
      optional(digits(3)),
      { type: ['string', 'number', 'null'], description: 'At most 3 digits.' },
      { maxLength: 3 },
    ],
    ['one character', optional(text(1)), { description: 'At most 1 character.' }, { maxLength: 1 }],
    ['literal', literal('yes'), { type: 'string', const: 'yes' }, { const: 'yes' }],
    ['optional literal', optional(literal('yes')), { type: ['string', 'null'], description: 'yes' }, { const: 'yes' }],
    ['date', date, { type: ['string', 'number'], minLength: 1 }, { type: 'string' }],
    ['instant', instant, { type: 'string', format: 'date-time' }, { format: 'date-time' }],
    ['number', number, { type: ['number', 'string'] }, { type: 'number' }],
    [
      'amount',
      amount,
      { type: 'object', required: ['value', 'currency'] },
      { properties: { value: { maxLength: 19 } } },
    ],
    ['optional amount', optional(amount), { type: ['object', 'null'] }, { type: 'object' }],
    ['object', object<{ a: string }>({ a: text(2) }), { required: ['a'] }, { required: ['a'] }],
    ['list', list(text(2), 4), { items: { maxLength: 2 }, maxItems: 4 }, { type: 'array', items: { maxLength: 2 } }],
    [
      'optional list',
      optional(list(text(2))),
      { type: ['array', 'null'], items: { type: ['string', 'number', 'null'] } },
      {},
    ],
    ['open object', openObject, { type: 'object' }, { type: 'object' }],
  ])('%s', (_, field, request, answer) => {
    expect(schemasOf(field)).toMatchObject([request, answer])
  })

  it('of two spellings is there under one of them', () => {
    const { request } = describeOne({ fields: { at: spelled(date, 'atInit', 'atInitial') } })
    expect(Object.keys(request.schema.properties)).toEqual(['atInit', 'atInitial'])
    expect(request.schema.allOf).toEqual([{ anyOf: [{ required: ['atInit'] }, { required: ['atInitial'] }] }])
    expect(request.examples['mybank: request'].value).toHaveProperty('atInit')
  })
})

describe('an answer', () => {
  it('has the rows of what its body is made from, whether they are answered or echoed', () => {
    const { success } = describeOne({
      fields: { no: text(9), name: optional(text(20)), sum: amount },
      answer: { name: optional(text(30)), paidAt: instant },
      toBody: ({ paidAt, ...answer }, { body }) => ({ data: { ...body, ...answer, done: true, at: [{ paidAt }] } }),
    })
    expect(success.schema.required).toEqual(['responseCode', 'responseMessage', 'data'])
    expect(success.schema.properties.data).toMatchObject({
      required: ['no', 'sum', 'done', 'at'],
      properties: {
        no: { type: ['string', 'number'] },
        name: { description: 'At most 20 characters.' },
        sum: { required: ['value', 'currency'] },
        done: { type: 'boolean' },
        at: { items: { properties: { paidAt: { format: 'date-time' } } } },
      },
    })
  })

  it('that no sample makes is told by its code', () => {
    const { success } = describeOne({
      toBody: () => {
        throw new Error('never')
      },
    })
    expect(success.examples).toEqual({
      '2009900 Successful': {
        summary: 'successful',
        value: { responseCode: '2009900', responseMessage: 'Successful' },
      },
    })
    expect(success.schema.properties).toEqual({ responseCode: expect.anything(), responseMessage: expect.anything() })
  })
})

describe('a Standard Schema', () => {
  it('that can say what it takes is asked', () => {
    const { request } = describeOne({
      fields: z.object({ orderId: z.string() }),
      answer: z.object({ ok: z.boolean() }),
    })
    expect(request.schema).toMatchObject({ type: 'object', properties: { orderId: { type: 'string' } } })
    expect(request.schema).not.toHaveProperty('$schema')
    expect(request.examples).toEqual({})
  })

  it.each([
    ['cannot', undefined],
    [
      'throws',
      () => {
        throw new Error('a transform has no JSON Schema')
      },
    ],
  ])('that %s takes an object', (_, input) => {
    const standard = { version: 1, vendor: 'mine', validate: async (value: unknown) => ({ value }) }
    const schema = { '~standard': input === undefined ? standard : { ...standard, jsonSchema: { input } } }
    expect(describeOne({ fields: schema as never, answer: schema as never }).request.schema).toMatchObject({
      type: 'object',
    })
  })
})

describe('a status', () => {
  const notice = (meaning: (value: unknown) => string) =>
    describeOne({
      fields: { id: text(9), orderStatus: text(9) },
      statusField: 'orderStatus',
      meaning: ({ orderStatus }) => meaning(orderStatus) as never,
    })

  it('is told with what it means, and each meaning has a sample', () => {
    const { post, request } = notice((value) => (value === 'PAID' ? 'paid' : value === '09' ? 'expired' : 'unknown'))
    expect(post.description).toContain('`orderStatus`: 09 expired, PAID paid.')
    expect(Object.keys(request.examples)).toEqual(['mybank: expired', 'mybank: paid'])
    expect(request.schema.anyOf).toHaveLength(2)
  })

  it('that nobody knows has no sample', () => {
    const { request, success } = notice(() => 'unknown')
    expect(request.examples).toEqual({})
    expect(Object.keys(success.examples)).toEqual(['2009900 Successful'])
  })
})

describe('a header', () => {
  it('shows its form, where JSON Schema can', () => {
    const headers = { 'X-EXTERNAL-ID': /^[a-z]+$/i, 'CHANNEL-ID': { optional: /^\d{5}$/ } }
    const { post } = describeOne({}, { headers })
    const named = Object.fromEntries(post.parameters.map(({ name, ...rest }: { name: string }) => [name, rest]))
    expect(named['X-EXTERNAL-ID'].schema).toEqual({ type: 'string' })
    expect(named['CHANNEL-ID']).toMatchObject({ required: false, schema: { pattern: '^\\d{5}$' }, example: '12345' })
  })
})

describe('snap.openapi', () => {
  const open = () => {
    const one = defineService({ id: 'one', ...SERVICE, fields: {} })
    const mybank = defineGateway({ name: 'mybank', signature: 'asymmetric', token: false, services: { one } })
    return createSnap({ gateways: [mybank({ partners: () => undefined, handlers: { one: () => ({}) } })] })
  }

  it('takes title, version, whatever else stands in info, and servers', () => {
    const servers = [{ url: 'https://shop.example' }]
    const document = open().openapi({ info: { title: 'My shop', license: { name: 'none' } }, servers })
    expect(document.info).toEqual({ title: 'My shop', version: '1.0.0', license: { name: 'none' } })
    expect(document.servers).toEqual(servers)
    expect(open().openapi().servers).toEqual([{ url: '/' }])
  })

  it('refuses an option that does not exist', () => {
    expect(() => open().openapi({ server: [] } as never)).toThrow(
      expect.objectContaining({
        code: 'OPTION_INVALID',
        message: 'openapi: there is no option server. Did you mean servers?',
      }),
    )
  })
})
