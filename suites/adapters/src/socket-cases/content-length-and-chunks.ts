import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { writeMessage } from '../stand/http-message.ts'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** Two ends of one body: how requests are smuggled past a proxy. No handler sees it. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const request = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const extraHeaders = [['Content-Length', String(request.body.length)]] as const
  const connection = await stand.open()
  await connection.write(writeMessage(request, { framing: { chunksOf: 50 }, extraHeaders }))
  await connection.ended
  expect(stand.inquiries).toEqual([])
}
