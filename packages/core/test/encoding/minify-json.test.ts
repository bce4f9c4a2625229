import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minifyJson } from '../../src/index.ts'
import { toBytes } from '../support/request.ts'

const minify = (text: string): string | undefined => {
  const minified = minifyJson(toBytes(text))
  return minified.ok ? Buffer.from(minified.value).toString() : undefined
}

/** The reference: the tokens of a valid JSON text, put together. */
const tokens = (text: string) => text.match(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]/g) ?? []

/** A JSON text as people and libraries write it: white space between any two tokens. */
const spacedJson = fc
  .tuple(fc.json(), fc.array(fc.constantFrom('', ' ', '\n', '\t', '\r\n', '  '), { minLength: 1 }))
  .map(([text, spaces]) =>
    tokens(text)
      .map((token, index) => (spaces[index % spaces.length] ?? '') + token)
      .join('')
      .concat(spaces[0] ?? ''),
  )

describe('minifyJson', () => {
  it('equals the tokens put together, and keeps the value, for valid JSON', () => {
    fc.assert(
      fc.property(spacedJson, (text) => {
        const minified = minify(text)
        expect(minified).toBe(tokens(text).join(''))
        expect(JSON.parse(minified ?? '')).toEqual(JSON.parse(text))
      }),
    )
  })

  it('keeps every string and number byte', () => {
    const scalar = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
      fc.constantFrom('"\\/"', '"\\u00e9 \\ud83d"', '"  a  b "', '1.0', '1e+400', '-0', '12345678901234567890'),
    )
    fc.assert(
      fc.property(fc.array(scalar), (scalars) => {
        expect(minify(`[ ${scalars.join(' , ')}\n]`)).toBe(`[${scalars.join(',')}]`)
      }),
    )
  })

  it('is idempotent, and never throws, for any bytes', () => {
    const anyBytes = fc.oneof(
      fc.uint8Array(),
      fc.string({ unit: fc.constantFrom(...'{}[]:," \n\\1a-etrufalsn') }).map(toBytes),
    )
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const once = minifyJson(bytes)
        const twice = once.ok ? minifyJson(once.value) : once
        expect(twice).toEqual(once)
        if (!once.ok) expect(once.failure.code).toBe('JSON_INVALID')
      }),
    )
  })

  it('never gives two texts of different values the same form', () => {
    fc.assert(
      fc.property(spacedJson, spacedJson, (left, right) => {
        if (minify(left) === minify(right)) expect(JSON.parse(left)).toEqual(JSON.parse(right))
      }),
    )
  })

  it('gives back the very bytes when there is nothing to drop, and leaves its input alone', () => {
    const compact = toBytes('{"a":"b c"}')
    const spaced = toBytes(' { "a" : 1 } ')
    const compacted = minifyJson(compact)
    minifyJson(spaced)
    expect(compacted.ok && compacted.value).toBe(compact)
    expect(Buffer.from(spaced).toString()).toBe(' { "a" : 1 } ')
    expect(minify('')).toBe('')
    expect(minify(' \r\n\t')).toBe('')
  })

  it('keeps key order, doubled keys and escapes', () => {
    expect(minify('{ "b": 1, "a": "\\u0041\\/", "b": 2 }')).toBe('{"b":1,"a":"\\u0041\\/","b":2}')
  })

  it.each([
    ['a string without end', '{"a'],
    ['a string that ends with a backslash', '{"a\\"'],
    ['a byte order mark', '\ufeff{}'],
    ['a no-break space', '{\u00a0}'],
    ['a comment', '{/**/}'],
    ['single quotes', "{'a':1}"],
    ['two numbers held apart by a space', '1 2'],
    ['two strings held apart by a space', '"a" "b"'],
    ['a form feed', '{\f}'],
  ])('refuses %s', (_, text) => {
    expect(minifyJson(toBytes(text))).toMatchObject({ ok: false, failure: { code: 'JSON_INVALID' } })
  })

  it('takes a megabyte of nesting and of digits in its stride', () => {
    expect(minify(`${'[ '.repeat(500_000)}`)?.length).toBe(500_000)
    expect(minify(`[ ${'1'.repeat(1_000_000)} ]`)?.length).toBe(1_000_002)
  })
})

it('leaves what it was given as it was, a Buffer too', () => {
  const body = Buffer.from('{ "a": "b c",\n  "d": 1 }')
  const before = body.toString()
  expect(minifyJson(body)).toMatchObject({ ok: true })
  expect(body.toString()).toBe(before)
})
