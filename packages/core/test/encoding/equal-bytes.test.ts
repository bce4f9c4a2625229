import fc from 'fast-check'
import { expect, it } from 'vitest'
import { equalBytes } from '../../src/encoding/equal-bytes.ts'

it('says what Buffer says', () => {
  const bytes = fc.uint8Array({ max: 2, maxLength: 4 })
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      expect(equalBytes(a, b)).toBe(Buffer.from(a).equals(b))
      expect(equalBytes(a, Uint8Array.from(a))).toBe(true)
    }),
    { numRuns: 500 },
  )
})
