import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { writeMessage } from '../stand/http-message.ts'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** The body never ends: the deadline answers, and the connection is given up. */
export const run: AdapterCase = async (start) => {
  const stand = await start({ contract: { deadlineMilliseconds: 300 } })
  const request = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const connection = await stand.open()
  await connection.write(writeMessage(request, { framing: { contentLength: request.body.length + 1 } }))
  const answer = await connection.readAnswer()
  expect([answer.status, answer.json.responseCode]).toEqual([504, '5040000'])
  expect(answer.header('connection')).toBe('close')
  await connection.ended
  expect(stand.inquiries).toEqual([])
}
