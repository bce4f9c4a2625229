import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { hashBody } from '../../src/authenticate/body-hashes.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const hash = (text: string) => createHash('sha256').update(text).digest('hex')

it('reads a body twice: as received, and minified', async () => {
  const hashes = hashBody(encode('{ "a": "b c" }'))
  expect(await hashes.asReceived()).toEqual(hash('{ "a": "b c" }'))
  expect(await hashes.minified()).toEqual(hash('{"a":"b c"}'))
})

it.each([
  ['with nothing to drop', '{"a":1}'],
  ['that is empty', ''],
  ['that has no minified form', '{"a": "'],
])('hashes a body %s once', async (_, body) => {
  const hashes = hashBody(encode(body))
  expect(await hashes.asReceived()).toEqual(hash(body))
  expect(await hashes.minified()).toBe(await hashes.asReceived())
})
