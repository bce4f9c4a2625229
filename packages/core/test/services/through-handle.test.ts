import { describe, expect, it } from 'vitest'
import { causeOf, type Order, openMerchant } from '../support/merchant.ts'
import { toBytes } from '../support/request.ts'

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
    ['of a wrong type', '{"text":true}', '4002401', 'Invalid Field Format text'],
    ['a list of it', '{"text":["a"]}', '4002401', 'Invalid Field Format text'],
    ['too long', `{"text":"${'x'.repeat(21)}"}`, '4002401', 'Invalid Field Format text'],
    ['a number too long', '{"text":123456789012345678901}', '4002401', 'Invalid Field Format text'],
    ['missing within', '{"text":"a","amount":{"currency":"IDR"}}', '4002402', 'Invalid Mandatory Field amount.value'],
    ['missing within too', '{"text":"a","amount":{"value":"1"}}', '4002402', 'Invalid Mandatory Field amount.currency'],
    [
      'wrong within',
      '{"text":"a","amount":{"value":true,"currency":"IDR"}}',
      '4002401',
      'Invalid Field Format amount.value',
    ],
    [
      'missing, behind a wrong one',
      '{"text":true,"amount":{"currency":"IDR"}}',
      '4002402',
      'Invalid Mandatory Field amount.value',
    ],
    ['an inherited name', '{"__proto__":{"text":"a"}}', '4002402', 'Invalid Mandatory Field text'],
  ])('%s: %s is %s', async (_, body, code, message) => {
    const answer = await sendBody(body)
    expect([answer.code, answer.json.responseMessage]).toEqual([code, message])
    expect(merchant.lastEvent()).toMatchObject({
      type: 'refused',
      cause: { code: code === '4002402' ? 'FIELD_MISSING' : 'FIELD_INVALID', field: message.split(' ').at(-1) },
    })
  })

  it('that is a JSON number is the text of its digits', async () => {
    expect((await sendBody('{"text":42}')).json.text).toBe('42')
    expect((await sendBody('{"text":12345678901234567890}')).json.text).toBe('12345678901234567890')
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

  it('10 000-deep nesting does nothing, and more than 100 levels are refused', async () => {
    const nest = (open: string, close: string, depth: number) =>
      `{"text":"a","x":${open.repeat(depth)}1${close.repeat(depth)}}`
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      expect((await sendBody(nest(open, close, 99))).code).toBe('2002400')
      for (const depth of [100, 10_000]) {
        expect((await sendBody(nest(open, close, depth))).code).toBe('4002400')
        expect(causeOf(merchant)).toBe('JSON_INVALID')
      }
    }
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
