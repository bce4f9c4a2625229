import fc from 'fast-check'
import { expect, it } from 'vitest'
import { equalTexts } from '../../src/encoding/equal-texts.ts'

it('says what === says', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\u0100'), maxLength: 4 })
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(equalTexts(a, b)).toBe(a === b)
    }),
    { numRuns: 500 },
  )
})
