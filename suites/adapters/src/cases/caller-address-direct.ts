import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { CLIENT_ID } from '../stand/credentials.ts'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** The socket's. One that is not on the list does not get as far as a token, and the operator reads the framework's own setting. */
export const run: AdapterCase = async (start) => {
  const allowed = await start({ allowedAddresses: ['127.0.0.0/8', '::1'] })
  const answer = await allowed.send(await allowed.gateway.prepare(INQUIRY_PATH, INQUIRY))
  expect(answer.json.responseCode).toBe('2000000')

  const refused = await start({ allowedAddresses: ['103.20.51.0/24'] })
  const { status, json } = await refused.send(await refused.gateway.prepareToken())
  expect([status, json.responseMessage]).toEqual([401, 'Unauthorized. [Connection not allowed]'])
  const event = refused.events.at(-1)
  expect(event?.type === 'refused' && event.cause.message).toBe(
    `the address ${event?.remoteAddress} is not among the allowedAddresses of '${CLIENT_ID}'. It is private, so that of your own proxy: ${refused.words.addressHint}`,
  )
}
