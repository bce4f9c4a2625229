import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** Neither the first nor the last of the two counts: both orders are refused, and so is the same value twice. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const right = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const value = right.headers['X-SIGNATURE'] ?? ''
  const other = 'AAAA'
  for (const [first, second] of [
    [value, other],
    [other, value],
    [value, value],
  ] as const) {
    const doubled = { ...right, headers: { ...right.headers, 'X-SIGNATURE': first } }
    const answer = await stand.send(doubled, { extraHeaders: [['X-SIGNATURE', second]] })
    expect(answer.json.responseCode).toBe('4010000')
  }
  expect(stand.inquiries).toEqual([])
}
