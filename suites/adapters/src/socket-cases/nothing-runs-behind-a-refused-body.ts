import { INQUIRY_PATH, PAYMENT_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { writeBody, writeHead, writeMessage } from '../stand/http-message.ts'
import { INQUIRY, PAYMENT } from '../stand/merchant.ts'
import { padTo } from '../stand/padded.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** After `Connection: close` nobody can be answered on the connection: a payment that follows on it is not taken (RFC 9112 §9.6). */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const large = await stand.gateway.prepare(INQUIRY_PATH, padTo(2 * 1024 * 1024, INQUIRY))
  const payment = await stand.gateway.prepare(PAYMENT_PATH, PAYMENT)
  for (const framing of ['length', { chunksOf: 65_536 }] as const) {
    const connection = await stand.open({ readsLate: true })
    const seen = stand.events.length
    await connection.write(writeHead(large, { framing }))
    await connection.write(Buffer.concat([...writeBody(large.body, framing), writeMessage(payment)]))
    expect((await connection.readAnswer()).json.responseCode).toBe('4000000')
    await connection.ended
    const causes = stand.events.slice(seen).map((event) => ('cause' in event ? event.cause?.code : event.type))
    expect(causes.filter((cause) => cause !== 'BODY_INTERRUPTED' && cause !== 'CALLER_GONE')).toEqual([
      'BODY_TOO_LARGE',
    ])
  }
  const retry = await stand.send(payment)
  expect(retry.json.responseCode).toBe('2000000')
  expect(stand.payments).toHaveLength(1)
  expect(stand.events.at(-1)).not.toMatchObject({ duplicate: 'replay' })
}
