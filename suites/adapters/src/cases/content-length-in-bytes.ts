import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { CUSTOMER_NAME, INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** Bytes, not characters: the answer's name has more of the one than of the other. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const answer = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, INQUIRY))
  expect(answer.json.payNoData.payNoName).toBe(CUSTOMER_NAME)
  expect(answer.header('transfer-encoding')).toBeUndefined()
  expect(Number(answer.header('content-length'))).toBe(answer.body.length)
  expect(answer.body.length).toBeGreaterThan(answer.text.length)
}
