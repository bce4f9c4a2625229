import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64, encodeBase64, encodeBase64Url } from '../../src/encoding/base64.ts'

const bytes = fc.uint8Array({ maxLength: 300 })

describe('decodeBase64', () => {
  it('agrees with Buffer on canonical text, padded or not', () => {
    fc.assert(
      fc.property(bytes, (value) => {
        const padded = Buffer.from(value).toString('base64')
        expect(decodeBase64(padded)).toEqual(value)
        expect(decodeBase64(padded.replace(/=+$/, ''))).toEqual(value)
      }),
    )
  })

  it('takes white space anywhere, as NICEPAY prints it', () => {
    fc.assert(
      fc.property(
        bytes,
        fc.array(fc.constantFrom(' ', '\t', '\r', '\n', ' \r\n'), { minLength: 1 }),
        (value, spaces) => {
          const digits = [...Buffer.from(value).toString('base64')]
          const text = digits.map((digit, index) => digit + (spaces[index % spaces.length] ?? '')).join('')
          expect(decodeBase64(text)).toEqual(value)
        },
      ),
    )
    expect(decodeBase64('t/BkLg ==')).toEqual(Uint8Array.of(0xb7, 0xf0, 0x64, 0x2e))
  })

  it('takes nothing that is not what Buffer would write', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AQgwxyz/+=-_ ä\u0000') }), (text) => {
        const decoded = decodeBase64(text)
        if (decoded === undefined) return
        const canonical = Buffer.from(decoded).toString('base64')
        expect([canonical, canonical.replace(/=+$/, '')]).toContain(text.replaceAll(' ', ''))
      }),
    )
  })

  it.each([
    ['one digit over', 'AAAAA'],
    ['bits behind the last byte', 'AB=='],
    ['bits behind the last byte, without padding', 'AB'],
    ['bits behind two bytes', 'AAB='],
    ['padding that is too short', 'AA='],
    ['padding that is too long', 'AAA=='],
    ['padding after a whole group', 'AAAA=='],
    ['padding alone', '===='],
    ['padding in the middle', 'AA==AAAA'],
    ['URL-safe digits', '-_-_'],
    ['a letter beyond ASCII', 'AAAÄ'],
    ['a letter beyond Latin', 'AAA\u4e2d'],
    ['a NUL', 'AAA\u0000'],
    ['a no-break space', 'AAAA\u00a0'],
    ['a comma, as between doubled headers', 'AAAA, AAAA'],
  ])('refuses %s', (_, text) => {
    expect(decodeBase64(text)).toBeUndefined()
  })
})

it('encodeBase64 writes what Buffer writes', () => {
  fc.assert(
    fc.property(bytes, (value) => {
      expect(encodeBase64(value)).toBe(Buffer.from(value).toString('base64'))
    }),
  )
})

it('encodes in the URL-safe alphabet as Buffer does, without padding', () => {
  fc.assert(
    fc.property(bytes, (value) => {
      expect(encodeBase64Url(value)).toBe(Buffer.from(value).toString('base64url'))
    }),
  )
})
