import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { INQUIRY } from '../bench/merchant.ts'

/** What a middleware in front does to an answer is still done. */
export const run: AdapterCase = async (start) => {
  const bench = await start()
  const answer = await bench.send(await bench.gateway.prepare(INQUIRY_PATH, INQUIRY))
  expect([answer.status, answer.header('x-in-front')]).toEqual([200, 'yes'])
}
