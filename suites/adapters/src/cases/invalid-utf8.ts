import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { toBytes } from '../stand/bytes.ts'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** Not a 401: the signature over the bytes fits, so they arrived untouched, and no replacement character stands for them. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const text = JSON.stringify({ ...INQUIRY, inquiryRequestId: 'a?b' })
  const body = toBytes(text)
  body[text.indexOf('?')] = 0xff
  const answer = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, body))
  expect([answer.status, answer.json.responseCode]).toEqual([400, '4000000'])
  expect(stand.inquiries).toEqual([])
}
