import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { writeMessage } from '../stand/http-message.ts'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** Header names that mean something in JavaScript mean nothing here: Node 20.19.0's `headersDistinct` throws for the first. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  for (const [index, name] of ['__proto__', 'constructor', 'hasOwnProperty'].entries()) {
    const request = await stand.gateway.prepare(INQUIRY_PATH, { ...INQUIRY, inquiryRequestId: String(index) })
    const connection = await stand.open()
    const message = Buffer.from(writeMessage({ ...request, headers: { ...request.headers, 'X-Name-Here': 'a' } }))
    await connection.write(message.toString('latin1').replace('X-Name-Here', name))
    expect((await connection.readAnswer()).json.responseCode, name).toBe('2000000')
  }
  expect(stand.errors).toEqual([])
  expect(stand.events.filter(({ type }) => type === 'failed')).toEqual([])
}
