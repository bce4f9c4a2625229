import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { toBytes } from '../bench/bytes.ts'
import { INQUIRY } from '../bench/merchant.ts'

/** A parser behind the snap reads the other routes' bodies. */
export const run: AdapterCase = async (start) => {
  const bench = await start()
  const order = toBytes(JSON.stringify({ order: 'Nürnberg' }))
  const request = { ...(await bench.gateway.prepareToken()), path: '/other', body: order }
  const other = await bench.send(request)
  expect([other.status, other.json]).toEqual([200, { order: 'Nürnberg' }])
  expect((await bench.send(await bench.gateway.prepare(INQUIRY_PATH, INQUIRY))).json.responseCode).toBe('2000000')
}
