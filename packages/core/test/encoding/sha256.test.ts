import { createHash } from 'node:crypto'
import { afterEach, expect, it, vi } from 'vitest'
import { sha256 } from '../../src/encoding/sha256.ts'

afterEach(() => vi.restoreAllMocks())

const text = Buffer.from('0123456789abcdef'.repeat(200))

it.each([0, 1, 55, 56, 63, 64, 65, 1023, 1024, 1025, 3000])('of %i bytes is what OpenSSL makes', async (length) => {
  // A view that starts inside its memory, as a pooled Buffer does.
  const bytes = text.subarray(7, 7 + length)
  expect(Buffer.from(await sha256(bytes))).toEqual(createHash('sha256').update(bytes).digest())
})

it('leaves many bytes to the platform, and few not', async () => {
  const digest = vi.spyOn(crypto.subtle, 'digest')
  await sha256(text.subarray(0, 1024))
  expect(digest).not.toHaveBeenCalled()
  await sha256(text.subarray(0, 1025))
  expect(digest).toHaveBeenCalledOnce()
})
