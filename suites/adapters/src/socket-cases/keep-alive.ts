import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { writeMessage } from '../stand/http-message.ts'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** Calls one after the other on one connection; a refusal behind the body does not end it. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const connection = await stand.open()
  const codes: string[] = []
  for (const [index, sentBody] of [undefined, 'not what was signed', undefined].entries()) {
    const inquiry = { ...INQUIRY, inquiryRequestId: String(index) }
    await connection.write(writeMessage(await stand.gateway.prepare(INQUIRY_PATH, inquiry, { sentBody })))
    const answer = await connection.readAnswer()
    expect(answer.header('connection')).not.toBe('close')
    codes.push(answer.json.responseCode)
  }
  expect(codes).toEqual(['2000000', '4010000', '2000000'])
}
