import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeHex, encodeHex } from '../../src/encoding/hex.ts'

it('writes and reads what Buffer does, in either case', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const hex = Buffer.from(bytes).toString('hex')
      expect(encodeHex(bytes)).toBe(hex)
      expect(decodeHex(hex)).toEqual(bytes)
      expect(decodeHex(hex.toUpperCase())).toEqual(bytes)
    }),
  )
})

it.each(['0', 'abc', '0g', '0x00', ' 00', '00\n', '½½'])('refuses %j', (text) => {
  expect(decodeHex(text)).toBeUndefined()
})
