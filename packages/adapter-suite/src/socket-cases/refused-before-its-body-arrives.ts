import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { writeBody, writeHead } from '../bench/http-message.ts'
import { INQUIRY } from '../bench/merchant.ts'

/** The headers alone are enough to refuse; the body comes in a later packet, and does not cost the caller its answer. */
export const run: AdapterCase = async (start) => {
  const bench = await start()
  const request = await bench.gateway.prepare(INQUIRY_PATH, INQUIRY, { accessToken: 'no token' })
  const connection = await bench.open({ readsLate: true })
  const seen = bench.events.length
  await connection.write(writeHead(request))
  while (bench.events.length === seen) await new Promise(setImmediate)
  for (const piece of writeBody(request.body, 'length')) await connection.write(piece)
  const answer = await connection.readAnswer()
  expect([answer.status, answer.json.responseCode]).toEqual([401, '4010001'])
  expect(answer.header('connection')).toBe('close')
  await connection.ended
}
