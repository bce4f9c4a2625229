import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** The adapter's option `address` has the last word, also when it knows none. */
export const run: AdapterCase = async (start) => {
  const stand = await start({ addressHeader: 'x-real-ip', allowedAddresses: ['103.20.51.34'], signature: 'asymmetric' })
  const call = async (extraHeaders: [string, string][]) =>
    (await stand.send(await stand.gateway.prepare(INQUIRY_PATH, INQUIRY), { extraHeaders })).json.responseCode
  expect(await call([['X-Real-IP', '103.20.51.34']])).toBe('2000000')
  expect(await call([['X-Real-IP', '103.20.51.35']])).toBe('4010000')
  expect(await call([])).toBe('4010000')
}
