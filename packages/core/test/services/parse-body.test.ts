import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBody } from '../../src/services/parse-body.ts'

const parse = (body: string | Uint8Array) => {
  const parsed = parseBody(typeof body === 'string' ? new TextEncoder().encode(body) : body)
  return parsed.ok ? parsed.value : parsed.failure.message
}
const toBytes = (text: string) => new TextEncoder().encode(text)

describe('a body that is not a JSON object', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'the body is empty'],
    ['white space', ' \n ', 'the body is not JSON'],
    ['a form', 'text=hello', 'the body is not JSON'],
    ['an object without end', '{"text":"a"', 'the body is not JSON'],
    ['two objects', '{"text":"a"}{"text":"b"}', 'the body is not JSON'],
    ['a comment', '{"text":"a"}//', 'the body is not JSON'],
    ['a byte order mark', '\ufeff{"text":"a"}', 'the body is not JSON'],
    ['a byte order mark of UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0), 'the body is not UTF-8'],
    [
      'a surrogate in UTF-8',
      Uint8Array.of(...toBytes('{"a":"'), 0xed, 0xa0, 0x80, ...toBytes('"}')),
      'the body is not UTF-8',
    ],
    ['a list', '[{"text":"a"}]', 'the body is JSON but not an object'],
    ['a long number', '12345678901234567890', 'the body is JSON but not an object'],
    ['null', 'null', 'the body is JSON but not an object'],
    ['a number as a name', '{12345678901234567890:1}', 'the body is not JSON'],
  ])('%s is refused', (_, body, message) => expect(parse(body)).toBe(message))

  it('never throws, and gives what JSON.parse gives where no number is long', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void parseBody(bytes)))
    const plain = fc.json({ noUnicodeString: false } as never).filter((text) => !/\d{16}|\d[.eE]|-0/.test(text))
    fc.assert(
      fc.property(plain, (text) => {
        expect(parse(`{"a":${text}}`)).toEqual({ a: JSON.parse(text) })
      }),
    )
  })
})

describe('numbers', () => {
  it('of 16 digits and more are the text of their digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10n ** 15n, max: 10n ** 30n }), (number) => {
        expect(parse(`{"customerNo": ${number} }`)).toEqual({ customerNo: String(number) })
      }),
    )
  })

  it('that a double prints back are numbers, others the text of their characters', () => {
    expect(parse('{"a":6011,"b":1.5,"c":10000.00,"d":1e3,"e":[123456789012345]}')).toEqual({
      a: 6011,
      b: 1.5,
      c: '10000.00',
      d: '1e3',
      e: [123456789012345],
    })
  })
})

describe('a body that means harm', () => {
  it('is nested at most 100 levels deep, itself included', () => {
    const nest = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
    expect(parse(nest(100))).toBeTypeOf('object')
    const tooDeep = 'the body is nested more than 100 levels deep'
    expect(parse(nest(101))).toBe(tooDeep)
    expect(parse(`{"a":${'['.repeat(100)}${']'.repeat(100)}}`)).toBe(tooDeep)
    expect(parse('['.repeat(60_000))).toBe(tooDeep)
    expect(parse('{"a":'.repeat(8_000))).toBe(tooDeep)
  })

  it('sets no prototype, however it is spelled', () => {
    for (const name of ['__proto__', '__pr\\u006fto__']) {
      const parsed = parse(`{"a":1,"${name}":{"polluted":true}}`)
      expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype)
      expect(Object.keys(parsed)).toEqual(['a', '__proto__'])
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('a doubled name means what JSON.parse makes of it', () => {
    expect(parse('{"a":1,"a":12345678901234567890}')).toEqual({ a: '12345678901234567890' })
  })
})
