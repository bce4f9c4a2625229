import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { writeBody, writeHead } from '../stand/http-message.ts'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** The headers alone are enough to refuse; the body comes in a later packet, and does not cost the caller its answer. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const request = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY, { accessToken: 'no token' })
  const connection = await stand.open({ readsLate: true })
  const seen = stand.events.length
  await connection.write(writeHead(request))
  while (stand.events.length === seen) await new Promise(setImmediate)
  for (const piece of writeBody(request.body, 'length')) await connection.write(piece)
  const answer = await connection.readAnswer()
  expect([answer.status, answer.json.responseCode]).toEqual([401, '4010001'])
  expect(answer.header('connection')).toBe('close')
  await connection.ended
}
