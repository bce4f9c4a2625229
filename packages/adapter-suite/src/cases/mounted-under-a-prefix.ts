import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { INQUIRY } from '../bench/merchant.ts'

/** The framework takes the prefix off what it shows; it is in the path that was sent, and in the one that was signed. */
export const run: AdapterCase = async (start) => {
  const bench = await start({ mount: '/shop', basePath: '/shop/api' })
  const request = await bench.gateway.prepare(INQUIRY_PATH, INQUIRY)
  expect(request.stringToSign).toContain('POST:/shop/api/v1.0/cvs/inquiry:')
  expect((await bench.send(request)).json.responseCode).toBe('2000000')
  const outside = await bench.send(request, { target: `/api${INQUIRY_PATH}` })
  expect([outside.status, outside.text]).toEqual([404, 'not ours'])
}
