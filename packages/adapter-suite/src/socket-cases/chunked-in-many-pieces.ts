import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { writeBody, writeHead } from '../bench/http-message.ts'
import { INQUIRY } from '../bench/merchant.ts'

/** A byte a chunk, each in a packet of its own: characters and escapes are torn apart. */
export const run: AdapterCase = async (start) => {
  const bench = await start()
  const framing = { chunksOf: 1 }
  const request = await bench.gateway.prepare(INQUIRY_PATH, { ...INQUIRY, inquiryRequestId: '印💳' })
  const connection = await bench.open()
  await connection.write(writeHead(request, { framing }))
  for (const piece of writeBody(request.body, framing)) await connection.write(piece)
  const answer = await connection.readAnswer()
  expect(answer.json).toMatchObject({ responseCode: '2000000', payNoData: { inquiryRequestId: '印💳' } })
}
