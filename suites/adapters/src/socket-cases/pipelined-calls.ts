import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { writeMessage } from '../stand/http-message.ts'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** Several calls in one write: each gets its own answer, in their order. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const ids = ['first', 'second', 'third']
  const requests = await Promise.all(
    ids.map((inquiryRequestId) => stand.gateway.prepare(INQUIRY_PATH, { ...INQUIRY, inquiryRequestId })),
  )
  const connection = await stand.open()
  await connection.write(Buffer.concat(requests.map((request) => writeMessage(request))))
  for (const inquiryRequestId of ids) {
    const { json } = await connection.readAnswer()
    expect(json).toMatchObject({ responseCode: '2000000', payNoData: { inquiryRequestId } })
  }
}
