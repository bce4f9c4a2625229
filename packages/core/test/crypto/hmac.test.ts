import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PLATFORMS } from '../support/platforms.ts'

describe.each(PLATFORMS)('%s', (_, { prepareHmac }) => {
  it.each([
    ['SHA-256', 'sha256'],
    ['SHA-512', 'sha512'],
  ] as const)(
    '%s makes the codes that OpenSSL makes, however long key and message are, and one key makes many',
    (hash, name) => {
      const key = fc.uint8Array({ minLength: 1, maxLength: 200 })
      const messages = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 3 })
      fc.assert(
        fc.property(key, messages, (key, messages) => {
          const sign = prepareHmac(hash, key)
          for (const message of messages) {
            expect(Buffer.from(sign(message))).toEqual(createHmac(name, key).update(message).digest())
          }
        }),
      )
    },
  )

  it('keeps a key that its owner overwrites', () => {
    const key = Uint8Array.of(1, 2, 3)
    const sign = prepareHmac('SHA-512', key)
    key.fill(0)
    const message = Uint8Array.of(4)
    expect(Buffer.from(sign(message))).toEqual(
      createHmac('sha512', Uint8Array.of(1, 2, 3))
        .update(message)
        .digest(),
    )
  })
})
