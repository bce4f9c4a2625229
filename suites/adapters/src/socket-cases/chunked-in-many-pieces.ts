import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { writeBody, writeHead } from '../stand/http-message.ts'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** A byte a chunk, each in a packet of its own: characters and escapes are torn apart. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const framing = { chunksOf: 1 }
  const request = await stand.gateway.prepare(INQUIRY_PATH, { ...INQUIRY, inquiryRequestId: '印💳' })
  const connection = await stand.open()
  await connection.write(writeHead(request, { framing }))
  for (const piece of writeBody(request.body, framing)) await connection.write(piece)
  const answer = await connection.readAnswer()
  expect(answer.json).toMatchObject({ responseCode: '2000000', payNoData: { inquiryRequestId: '印💳' } })
}
