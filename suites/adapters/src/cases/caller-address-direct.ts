import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** What to set where the address is a proxy's, in this framework; a handler by hand has core's own words. */
const FRAMEWORKS_OWN_SETTING =
  /own proxy: (?:app\.set\('trust proxy'|app\.proxy = true|Fastify\(\{ trustProxy|give snap(?:Node|Hono) the option address|pass the caller's: snap\.fetch|have the door pass the address of the caller)/

/** The socket's. One that is not on the list does not get as far as a token. */
export const run: AdapterCase = async (start) => {
  const allowed = await start({ allowedAddresses: ['127.0.0.0/8', '::1'] })
  const answer = await allowed.send(await allowed.gateway.prepare(INQUIRY_PATH, INQUIRY))
  expect(answer.json.responseCode).toBe('2000000')

  const refused = await start({ allowedAddresses: ['103.20.51.0/24'] })
  const { status, json } = await refused.send(await refused.gateway.prepareToken())
  expect([status, json.responseMessage]).toEqual([401, 'Unauthorized. [Connection not allowed]'])
  const event = refused.events.at(-1)
  expect(event?.type === 'refused' && event.cause.message).toMatch(FRAMEWORKS_OWN_SETTING)
}
