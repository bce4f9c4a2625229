import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBody } from '../../src/services/parse-body.ts'

const parse = (body: string | Uint8Array) => {
  const parsed = parseBody(typeof body === 'string' ? new TextEncoder().encode(body) : body)
  return parsed.ok ? parsed.value : parsed.failure.message
}
const toBytes = (text: string) => new TextEncoder().encode(text)

const DAMAGED = 'it starts as an object does, and is damaged or cut off behind that'

describe('a body that is not a JSON object', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'the body is empty; expected a JSON object'],
    ['white space', ' \n ', 'the body of 3 bytes is not JSON: it is nothing but white space'],
    [
      'a form',
      'text=hello',
      'the body of 10 bytes is not JSON: it starts as a form does (application/x-www-form-urlencoded)',
    ],
    ['a page', '<html>', 'the body of 6 bytes is not JSON: it starts as XML or HTML does'],
    ['a word', 'secret', 'the body of 6 bytes is not JSON: it does not start as an object does'],
    ['an object without end', '{"text":"a"', `the body of 11 bytes is not JSON: ${DAMAGED}`],
    ['two objects', '{"text":"a"}{"text":"b"}', `the body of 24 bytes is not JSON: ${DAMAGED}`],
    ['a comment', '{"text":"a"}//', `the body of 14 bytes is not JSON: ${DAMAGED}`],
    ['a byte order mark', '\ufeff{"text":"a"}', 'the body of 15 bytes is not JSON: a byte order mark stands before it'],
    [
      'a byte order mark of UTF-16',
      Uint8Array.of(0xff, 0xfe, 0x7b, 0),
      'the body of 4 bytes is not UTF-8, as JSON must be',
    ],
    [
      'a surrogate in UTF-8',
      Uint8Array.of(...toBytes('{"a":"'), 0xed, 0xa0, 0x80, ...toBytes('"}')),
      'the body of 11 bytes is not UTF-8, as JSON must be',
    ],
    ['a list', '[{"text":"a"}]', 'the body is JSON: a list of 1 member came; expected an object'],
    ['a long number', '12345678901234567890', 'the body is JSON: a text of 20 characters came; expected an object'],
    ['null', 'null', 'the body is JSON: null came; expected an object'],
    ['a number as a name', '{12345678901234567890:1}', `the body of 24 bytes is not JSON: ${DAMAGED}`],
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
