import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { INQUIRY } from '../bench/merchant.ts'

/** A parser behind the snap reads the other routes' bodies. */
export const run: AdapterCase = async (start) => {
  const bench = await start()
  const response = await fetch(`http://127.0.0.1:${bench.port}/other`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ order: 'Nürnberg' }),
  })
  expect([response.status, await response.json()]).toEqual([200, { order: 'Nürnberg' }])
  expect((await bench.send(await bench.gateway.prepare(INQUIRY_PATH, INQUIRY))).json.responseCode).toBe('2000000')
}
