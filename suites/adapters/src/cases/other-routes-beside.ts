import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { toBytes } from '../stand/bytes.ts'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** A parser behind the snap reads the other routes' bodies. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const order = toBytes(JSON.stringify({ order: 'Nürnberg' }))
  const request = { ...(await stand.gateway.prepareToken()), path: '/other', body: order }
  const other = await stand.send(request)
  expect([other.status, other.json]).toEqual([200, { order: 'Nürnberg' }])
  expect((await stand.send(await stand.gateway.prepare(INQUIRY_PATH, INQUIRY))).json.responseCode).toBe('2000000')
}
