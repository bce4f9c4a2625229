import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as node from '../../src/crypto/node.ts'
import * as web from '../../src/crypto/web.ts'
import { PLATFORMS } from '../support/platforms.ts'

afterEach(() => vi.restoreAllMocks())

const text = Buffer.from('0123456789abcdef'.repeat(200))
const ENCODINGS = ['hex', 'base64', 'base64url'] as const

describe.each(PLATFORMS)('%s', (_, { sha256, sha256OfFew }) => {
  it.each([0, 1, 55, 56, 63, 64, 65, 1023, 1024, 1025, 3000])('of %i bytes is what OpenSSL makes', async (length) => {
    // A view that starts inside its memory, as a pooled Buffer does.
    const bytes = text.subarray(7, 7 + length)
    for (const encoding of ENCODINGS) {
      const digest = createHash('sha256').update(bytes).digest(encoding)
      expect(await sha256(bytes, encoding)).toBe(digest)
      expect(sha256OfFew(bytes, encoding)).toBe(digest)
    }
  })

  it('takes a text as UTF-8, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...ENCODINGS), (text, encoding) => {
        expect(sha256OfFew(text, encoding)).toBe(
          createHash('sha256').update(new TextEncoder().encode(text)).digest(encoding),
        )
      }),
    )
    const surrogate = 'a\ud800b'
    expect(sha256OfFew(surrogate, 'hex')).toBe(createHash('sha256').update('a\ufffdb').digest('hex'))
  })
})

it('web.ts leaves many bytes to the platform, and few not', async () => {
  const digest = vi.spyOn(crypto.subtle, 'digest')
  await web.sha256(text.subarray(0, 1024), 'hex')
  expect(digest).not.toHaveBeenCalled()
  await web.sha256(text.subarray(0, 1025), 'hex')
  expect(digest).toHaveBeenCalledOnce()
})

it('node.ts makes no promise', () => {
  expect(node.sha256(text, 'hex')).toBeTypeOf('string')
})
