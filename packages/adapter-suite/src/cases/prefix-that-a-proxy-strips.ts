import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { INQUIRY } from '../bench/merchant.ts'

/** The gateway calls and signs `/shop/api/…`, the app sees `/api/…`. */
export const run: AdapterCase = async (start) => {
  const bench = await start({ basePath: '/shop/api', snap: { basePath: '/api', signedBasePath: '/shop/api' } })
  const token = await bench.send(await bench.gateway.prepareToken(), { target: '/api/v1.0/access-token/b2b' })
  const { accessToken } = token.json
  const request = await bench.gateway.prepare(INQUIRY_PATH, INQUIRY, { accessToken })
  expect((await bench.send(request, { target: `/api${INQUIRY_PATH}` })).json.responseCode).toBe('2000000')
}
