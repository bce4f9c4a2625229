import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { writeHead } from '../stand/http-message.ts'
import { INQUIRY } from '../stand/merchant.ts'
import { LIMIT } from '../stand/padded.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** Refused for what it says, at once: nobody waits for a body that does not come. */
export const run: AdapterCase = async (start) => {
  const stand = await start({ snap: { maxBodyBytes: LIMIT } })
  const request = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const connection = await stand.open()
  await connection.write(writeHead(request, { framing: { contentLength: LIMIT + 1 } }))
  const answer = await connection.readAnswer()
  expect([answer.status, answer.json.responseCode]).toEqual([400, '4000000'])
  expect(answer.header('connection')).toBe('close')
  await connection.ended
}
