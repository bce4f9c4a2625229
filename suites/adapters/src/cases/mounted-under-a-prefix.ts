import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** The framework takes the prefix off what it shows; it is in the path that was sent, and in the one that was signed. */
export const run: AdapterCase = async (start) => {
  const stand = await start({ mount: '/shop', basePath: '/shop/api' })
  const request = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY)
  expect(request.stringToSign).toContain('POST:/shop/api/v1.0/cvs/inquiry:')
  expect((await stand.send(request)).json.responseCode).toBe('2000000')
  const outside = await stand.send(request, { target: `/api${INQUIRY_PATH}` })
  expect([outside.status, outside.text]).toEqual([404, 'not ours'])
}
