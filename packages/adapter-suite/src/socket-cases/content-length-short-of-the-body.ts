import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { writeMessage } from '../bench/http-message.ts'
import { INQUIRY } from '../bench/merchant.ts'
import { until } from '../bench/raw-connection.ts'

/** The bytes before the stated end do not fit the signature, and what stands behind it is no request: the server hangs up. */
export const run: AdapterCase = async (start) => {
  const bench = await start()
  const request = await bench.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const seen = bench.events.length
  const connection = await bench.open()
  await connection.write(writeMessage(request, { framing: { contentLength: request.body.length - 1 } }))
  await connection.ended
  await until(() => bench.events.length > seen)
  expect(bench.events.at(-1)).toMatchObject({ type: 'rejected', service: 'nico.inquiry' })
  expect(bench.inquiries).toEqual([])
  expect((await bench.send(await bench.gateway.prepare(INQUIRY_PATH, INQUIRY))).status).toBe(200)
}
