import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { toBytes } from '../stand/bytes.ts'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** Not a 401: the signature over the mark fits, so it arrived untouched. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const body = toBytes(`\uFEFF${JSON.stringify(INQUIRY)}`)
  const answer = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, body))
  expect([answer.status, answer.json.responseCode]).toEqual([400, '4000000'])
  expect(stand.inquiries).toEqual([])
}
