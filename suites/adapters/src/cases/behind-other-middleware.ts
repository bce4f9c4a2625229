import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** What a middleware in front does to an answer is still done. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const answer = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, INQUIRY))
  expect([answer.status, answer.header('x-in-front')]).toEqual([200, 'yes'])
}
