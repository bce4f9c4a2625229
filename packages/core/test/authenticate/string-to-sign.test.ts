import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { asymmetricStringToSign, clientIdStringToSign, symmetricStringToSign } from '../../src/index.ts'
import { toBytes } from '../support/request.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const call = { method: 'POST', path: '/a?b=c%2F', timestamp: 'T' }

describe('strings to sign', () => {
  it('of the access token: clientId|timestamp', () => {
    expect(clientIdStringToSign({ clientId: 'C', timestamp: 'T' })).toBe('C|T')
  })

  it.each([
    ['compact JSON', '{"a":1}', '{"a":1}'],
    ['spaced JSON', '{ "a" : 1 }\n', '{"a":1}'],
    ['nothing', '', ''],
    ['what is no JSON, as it is', 'a b "', 'a b "'],
    ['non-ASCII text, as UTF-8', '{ "a": "é" }', '{"a":"é"}'],
  ])('of a body of %s', async (_, body, hashed) => {
    for (const given of [body, toBytes(body)]) {
      expect(await asymmetricStringToSign({ ...call, body: given })).toBe(`POST:/a?b=c%2F:${hash(hashed)}:T`)
      const symmetric = await symmetricStringToSign({ ...call, accessToken: 'token', body: given })
      expect(symmetric).toBe(`POST:/a?b=c%2F:token:${hash(hashed)}:T`)
    }
  })
})
