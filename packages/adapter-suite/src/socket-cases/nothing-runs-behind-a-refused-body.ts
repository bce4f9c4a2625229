import { INQUIRY_PATH, PAYMENT_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { writeBody, writeHead, writeMessage } from '../bench/http-message.ts'
import { INQUIRY, PAYMENT } from '../bench/merchant.ts'
import { padTo } from '../bench/padded.ts'

/** After `Connection: close` nobody can be answered on the connection: a payment that follows on it is not taken (RFC 9112 §9.6). */
export const run: AdapterCase = async (start) => {
  const bench = await start()
  const large = await bench.gateway.prepare(INQUIRY_PATH, padTo(2 * 1024 * 1024, INQUIRY))
  const payment = await bench.gateway.prepare(PAYMENT_PATH, PAYMENT)
  for (const framing of ['length', { chunksOf: 65_536 }] as const) {
    const connection = await bench.open({ readsLate: true })
    const seen = bench.events.length
    await connection.write(writeHead(large, { framing }))
    await connection.write(Buffer.concat([...writeBody(large.body, framing), writeMessage(payment)]))
    expect((await connection.readAnswer()).json.responseCode).toBe('4000000')
    await connection.ended
    const causes = bench.events.slice(seen).map((event) => ('cause' in event ? event.cause?.code : event.type))
    expect(causes.filter((cause) => cause !== 'BODY_INTERRUPTED')).toEqual(['BODY_TOO_LARGE'])
  }
  const retry = await bench.send(payment)
  expect(retry.json.responseCode).toBe('2000000')
  expect(bench.payments).toHaveLength(1)
  expect(bench.events.at(-1)).not.toMatchObject({ replayed: true })
}
