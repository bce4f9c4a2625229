import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { writeMessage } from '../bench/http-message.ts'
import { INQUIRY } from '../bench/merchant.ts'

/** The body never ends: the deadline answers, and the connection is given up. */
export const run: AdapterCase = async (start) => {
  const bench = await start({ snap: { deadlineMilliseconds: 300 } })
  const request = await bench.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const connection = await bench.open()
  await connection.write(writeMessage(request, { framing: { contentLength: request.body.length + 1 } }))
  const answer = await connection.readAnswer()
  expect([answer.status, answer.json.responseCode]).toEqual([504, '5040000'])
  expect(answer.header('connection')).toBe('close')
  await connection.ended
  expect(bench.inquiries).toEqual([])
}
