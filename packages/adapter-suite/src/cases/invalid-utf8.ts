import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { toBytes } from '../bench/bytes.ts'
import { INQUIRY } from '../bench/merchant.ts'

/** Not a 401: the signature over the bytes fits, so they arrived untouched, and no replacement character stands for them. */
export const run: AdapterCase = async (start) => {
  const bench = await start()
  const text = JSON.stringify({ ...INQUIRY, inquiryRequestId: 'a?b' })
  const body = toBytes(text)
  body[text.indexOf('?')] = 0xff
  const answer = await bench.send(await bench.gateway.prepare(INQUIRY_PATH, body))
  expect([answer.status, answer.json.responseCode]).toEqual([400, '4000000'])
  expect(bench.inquiries).toEqual([])
}
