import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { writeHead } from '../bench/http-message.ts'
import { INQUIRY } from '../bench/merchant.ts'
import { LIMIT } from '../bench/padded.ts'

/** Refused for what it says, at once: nobody waits for a body that does not come. */
export const run: AdapterCase = async (start) => {
  const bench = await start({ snap: { maxBodyBytes: LIMIT } })
  const request = await bench.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const connection = await bench.open()
  await connection.write(writeHead(request, { framing: { contentLength: LIMIT + 1 } }))
  const answer = await connection.readAnswer()
  expect([answer.status, answer.json.responseCode]).toEqual([400, '4000000'])
  expect(answer.header('connection')).toBe('close')
  await connection.ended
}
