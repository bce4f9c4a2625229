import { PAYMENT_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { writeMessage } from '../stand/http-message.ts'
import { PAYMENT } from '../stand/merchant.ts'
import { until } from '../stand/raw-connection.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** Half a payment is none. A promise that nobody catches would fail the whole run. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const request = await stand.gateway.prepare(PAYMENT_PATH, PAYMENT)
  for (const framing of ['length', { chunksOf: 20 }] as const) {
    const message = writeMessage(request, { framing })
    const connection = await stand.open()
    const seen = stand.events.length
    await connection.write(message.subarray(0, message.length - 50))
    connection.destroy()
    await until(() => stand.events.length > seen)
    expect(stand.events.at(-1)).toMatchObject({ type: 'refused', cause: { code: 'BODY_INTERRUPTED' } })
  }
  expect(stand.payments).toEqual([])
  expect((await stand.send(request)).json.responseCode).toBe('2000000')
  expect(stand.payments).toHaveLength(1)
}
