import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PLATFORMS } from '../support/platforms.ts'

it.each(PLATFORMS)('%s says what Buffer says', (_, { equalBytes }) => {
  const bytes = fc.uint8Array({ max: 2, maxLength: 4 })
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      expect(equalBytes(a, b)).toBe(Buffer.from(a).equals(b))
      expect(equalBytes(a, Uint8Array.from(a))).toBe(true)
    }),
    { numRuns: 500 },
  )
})
