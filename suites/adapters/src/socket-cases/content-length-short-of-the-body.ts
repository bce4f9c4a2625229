import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { writeMessage } from '../stand/http-message.ts'
import { INQUIRY } from '../stand/merchant.ts'
import { until } from '../stand/raw-connection.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** The bytes before the stated end do not fit the signature, and what stands behind it is no request: the server hangs up. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const request = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const seen = stand.events.length
  const connection = await stand.open()
  await connection.write(writeMessage(request, { framing: { contentLength: request.body.length - 1 } }))
  await connection.ended
  await until(() => stand.events.length > seen)
  expect(stand.events.at(-1)).toMatchObject({ type: 'refused', service: 'nicoInquiry' })
  expect(stand.inquiries).toEqual([])
  expect((await stand.send(await stand.gateway.prepare(INQUIRY_PATH, INQUIRY))).status).toBe(200)
}
