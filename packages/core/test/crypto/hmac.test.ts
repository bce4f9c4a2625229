import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PLATFORMS } from '../support/platforms.ts'

const keys = fc.uint8Array({ minLength: 1, maxLength: 200 })
const messages = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 3 })
const codeOf = (hash: 'sha256' | 'sha512', key: Uint8Array, message: Uint8Array) =>
  Uint8Array.from(createHmac(hash, key).update(message).digest())

describe.each(PLATFORMS)('%s', (_, { prepareHmac, prepareHmacKey }) => {
  it('makes the codes that OpenSSL makes by SHA-256, however long key and message are, and one key makes many', () => {
    fc.assert(
      fc.property(keys, messages, (key, messages) => {
        const sign = prepareHmac(key)
        for (const message of messages) expect(Uint8Array.from(sign(message))).toEqual(codeOf('sha256', key, message))
      }),
    )
  })

  it('verifies the codes that OpenSSL makes by SHA-512, and none with a bit, a byte or a message more or less', async () => {
    const bits = fc.nat(511)
    await fc.assert(
      fc.asyncProperty(keys, messages, bits, async (key, messages, bit) => {
        const verify = prepareHmacKey(Uint8Array.from(key))
        for (const each of messages) {
          const message = Uint8Array.from(each)
          const code = codeOf('sha512', key, message)
          const changed = code.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
          expect(await verify(code, message)).toBe(true)
          expect(await verify(changed, message)).toBe(false)
          expect(await verify(code.slice(0, bit >> 3), message)).toBe(false)
          expect(await verify(Uint8Array.of(...code, 0), message)).toBe(false)
          expect(await verify(code, Uint8Array.of(...message, 0))).toBe(false)
        }
      }),
    )
  })

  it('keeps a key that its owner overwrites', async () => {
    const key = Uint8Array.of(1, 2, 3)
    const message = Uint8Array.of(4)
    const codes = [codeOf('sha256', key, message), codeOf('sha512', key, message)] as const
    const sign = prepareHmac(key)
    const verify = prepareHmacKey(key)
    key.fill(0)
    expect(Uint8Array.from(sign(message))).toEqual(codes[0])
    expect(await verify(codes[1], message)).toBe(true)
  })
})
