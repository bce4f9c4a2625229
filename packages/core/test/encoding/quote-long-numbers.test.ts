import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quoteLongNumbers } from '../../src/encoding/quote-long-numbers.ts'

const quote = (text: string, maximumDepth = 100): string | undefined => {
  const quoted = quoteLongNumbers(text, maximumDepth)
  return quoted.ok ? quoted.value : undefined
}

const isJson = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('quoteLongNumbers', () => {
  it.each([
    ['{"a":12345678901234567890}', '{"a":"12345678901234567890"}'],
    ['{"a":1234567890123456}', '{"a":"1234567890123456"}'],
    ['{"a":-1234567890123456}', '{"a":"-1234567890123456"}'],
    ['[ 12345678901234567890 , 1 ]', '[ "12345678901234567890" , 1 ]'],
    ['{"a":10000.00,"b":10000.50}', '{"a":"10000.00","b":"10000.50"}'],
    ['{"a":0.1000000000000000055}', '{"a":"0.1000000000000000055"}'],
    ['{"a":1e3,"b":1E400,"c":-0}', '{"a":"1e3","b":"1E400","c":"-0"}'],
    ['12345678901234567890', '"12345678901234567890"'],
  ])('%s becomes %s', (text, expected) => expect(quote(text)).toBe(expected))

  it.each([
    '{"a":123456789012345,"b":0,"c":-7,"d":1.5,"e":-0.25,"f":0.1}',
    '{"a":1.7976931348623157e+308}'.replace('1.7976931348623157', '1'),
    '{"a":"12345678901234567890","b":"say \\"12345678901234567890\\" \\\\","c":"\\\\"}',
    '{"12345678901234567890":true}',
    '{"a":true,"b":null,"c":false}',
    '',
  ])('%s stays', (text) => expect(quote(text)).toBe(text))

  it.each([
    '{"a":012345678901234567890}',
    '{"a":+12345678901234567890}',
    '{"a":12345678901234567890.}',
    '{"a":.12345678901234567890}',
    '{"a":12345678901234567890e}',
    '{"a":1234567890123456-7}',
    '{12345678901234567890:1}',
    '{"b":1,12345678901234567890 \n:1}',
    '{"a":12345678901234567890true}',
    '{"a":"12345678901234567890',
    '{"a":"12345678901234567890\\"',
    '12345678901234567890"a"',
  ])('%s is not mended', (text) => {
    expect(isJson(text)).toBe(false)
    expect(isJson(quote(text) ?? '')).toBe(false)
  })

  it('bounds objects and lists together, and nothing in strings', () => {
    expect(quote('{"a":[{"b":[]}]}', 4)).toBeDefined()
    expect(quote('{"a":[{"b":[]}]}', 3)).toBeUndefined()
    expect(quote('[[],[],[],{}]', 2)).toBeDefined()
    expect(quote('{"a":"[[[[{{{{"}', 1)).toBeDefined()
    expect(quoteLongNumbers('[[', 1)).toMatchObject({
      ok: false,
      failure: { code: 'JSON_INVALID', message: 'the body is nested more than 1 levels deep' },
    })
  })

  it('gives the very same text where there is nothing to quote, and a valid one for a valid one', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const quoted = quote(text) ?? ''
        expect(isJson(quoted)).toBe(true)
        if (!/\d{16}|[.eE]|-0/.test(text)) expect(quoted).toBe(text)
      }),
    )
  })

  it('never makes JSON of what is not', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      'a',
      ' ',
      '-',
      '0',
      '1.0',
      '1'.repeat(20),
      '1e5',
      'true',
      '""',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (some) => {
        const text = some.join('')
        expect(isJson(quote(text) ?? '')).toBe(isJson(text))
      }),
      { numRuns: 3000 },
    )
  })

  it('is linear: no run of backslashes, zeros or digits is gone over twice', () => {
    for (const text of [
      `{"a":"${'\\'.repeat(400_000)}"}`,
      `[${'1.5,'.repeat(100_000)}1]`,
      `{"a":${'1'.repeat(1_000_000)}}`,
    ]) {
      const start = performance.now()
      quote(text)
      expect(performance.now() - start).toBeLessThan(2_000)
    }
  })
})
