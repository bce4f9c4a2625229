import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { prepareHmacSha256 } from '../../src/encoding/hmac-sha256.ts'

it('makes the codes that OpenSSL makes, however long key and message are, and one key makes many', () => {
  const key = fc.uint8Array({ minLength: 1, maxLength: 200 })
  const messages = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 3 })
  fc.assert(
    fc.property(key, messages, (key, messages) => {
      const sign = prepareHmacSha256(key)
      for (const message of messages) {
        expect(Buffer.from(sign(message))).toEqual(createHmac('sha256', key).update(message).digest())
      }
    }),
  )
})
