import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { writeMessage } from '../bench/http-message.ts'
import { INQUIRY } from '../bench/merchant.ts'

/** Two ends of one body: how requests are smuggled past a proxy. No handler sees it. */
export const run: AdapterCase = async (start) => {
  const bench = await start()
  const request = await bench.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const extraHeaders = [['Content-Length', String(request.body.length)]] as const
  const connection = await bench.open()
  await connection.write(writeMessage(request, { framing: { chunksOf: 50 }, extraHeaders }))
  await connection.ended
  expect(bench.inquiries).toEqual([])
}
