import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** Mounted under a prefix that the contract does not know: the app answers, and an event names the option, once. */
export const run: AdapterCase = async (start) => {
  const stand = await start({ mount: '/shop', signature: 'asymmetric' })
  const request = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY)
  for (let call = 0; call < 2; call += 1) {
    const answer = await stand.send(request, { target: `/shop/api${INQUIRY_PATH}` })
    expect([answer.status, answer.text]).toEqual([404, 'not ours'])
  }
  // Some runtimes are warned of at the start, too.
  const told = stand.events.filter((event) => !('code' in event && event.code === 'DUPLICATES_IN_ONE_PROCESS'))
  expect(told).toEqual([
    expect.objectContaining({
      code: 'BASE_PATH_DIFFERS',
      message:
        "a call came for /shop/api/v1.0/cvs/inquiry, and no endpoint has this path: nicepay has basePath '/api'. If it is the gateway's, and no other Snap of this app answers it, set basePath: '/shop/api' in its contract.",
    }),
  ])
}
