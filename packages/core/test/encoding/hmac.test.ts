import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { prepareHmac } from '../../src/encoding/hmac.ts'

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
