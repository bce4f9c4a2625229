import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { writeMessage } from '../stand/http-message.ts'
import { INQUIRY } from '../stand/merchant.ts'
import { padTo } from '../stand/padded.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** The answer comes, the connection ends, and what was sent behind the body on it is not answered by anything else. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const large = await stand.gateway.prepare(INQUIRY_PATH, padTo(2 * 1024 * 1024, INQUIRY))
  const small = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY)
  for (const [index, framing] of (['length', { chunksOf: 65_536 }] as const).entries()) {
    const connection = await stand.open()
    const written = connection.write(writeMessage(large, { framing })).catch(() => {}) // it may be closed before the end
    const answer = await connection.readAnswer()
    expect([answer.status, answer.json.responseCode]).toEqual([400, '4000000'])
    expect(answer.header('connection')).toBe('close')
    await written
    await connection.write(writeMessage(small)).catch(() => {})
    await connection.ended
    await expect(connection.readAnswer()).rejects.toThrow('after 0 bytes')

    const inquiry = { ...INQUIRY, inquiryRequestId: String(index) }
    const next = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, inquiry))
    expect(next.json.responseCode).toBe('2000000')
  }
}
