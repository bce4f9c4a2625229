import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { CUSTOMER_NAME, INQUIRY } from '../bench/merchant.ts'

/** Bytes, not characters: the answer's name has more of the one than of the other. */
export const run: AdapterCase = async (start) => {
  const bench = await start()
  const answer = await bench.send(await bench.gateway.prepare(INQUIRY_PATH, INQUIRY))
  expect(answer.json.payNoData.payNoName).toBe(CUSTOMER_NAME)
  expect(answer.header('transfer-encoding')).toBeUndefined()
  expect(Number(answer.header('content-length'))).toBe(answer.body.length)
  expect(answer.body.length).toBeGreaterThan(answer.text.length)
}
