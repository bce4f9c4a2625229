import { PAYMENT_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { writeMessage } from '../bench/http-message.ts'
import { PAYMENT } from '../bench/merchant.ts'
import { until } from '../bench/raw-connection.ts'

/** Half a payment is none. A promise that nobody catches would fail the whole run. */
export const run: AdapterCase = async (start) => {
  const bench = await start()
  const request = await bench.gateway.prepare(PAYMENT_PATH, PAYMENT)
  for (const framing of ['length', { chunksOf: 20 }] as const) {
    const message = writeMessage(request, { framing })
    const connection = await bench.open()
    const seen = bench.events.length
    await connection.write(message.subarray(0, message.length - 50))
    connection.destroy()
    await until(() => bench.events.length > seen)
    expect(bench.events.at(-1)).toMatchObject({ type: 'rejected', cause: { code: 'BODY_INTERRUPTED' } })
  }
  expect(bench.payments).toEqual([])
  expect((await bench.send(request)).json.responseCode).toBe('2000000')
  expect(bench.payments).toHaveLength(1)
}
