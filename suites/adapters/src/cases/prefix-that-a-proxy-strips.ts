import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** The gateway calls and signs `/shop/api/…`, the app sees `/api/…`. */
export const run: AdapterCase = async (start) => {
  const contract = { basePath: '/api', signedPath: { prefix: '/shop/api' } } as const
  const stand = await start({ basePath: '/shop/api', contract })
  const token = await stand.send(await stand.gateway.prepareToken(), { target: '/api/v1.0/access-token/b2b' })
  const { accessToken } = token.json
  const request = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY, { accessToken })
  expect((await stand.send(request, { target: `/api${INQUIRY_PATH}` })).json.responseCode).toBe('2000000')
}
