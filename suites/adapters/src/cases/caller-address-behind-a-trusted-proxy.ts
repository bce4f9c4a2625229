import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** What the trusted proxy says; the proxy itself is on no list. */
export const run: AdapterCase = async (start) => {
  const stand = await start({ trustProxy: true, allowedAddresses: ['103.20.51.0/24'], signature: 'asymmetric' })
  const call = async (address: string) =>
    (
      await stand.send(await stand.gateway.prepare(INQUIRY_PATH, INQUIRY), {
        extraHeaders: [['X-Forwarded-For', address]],
      })
    ).json.responseCode
  expect(await call('103.20.51.34')).toBe('2000000')
  expect(await call('103.20.52.34')).toBe('4010000')
}
