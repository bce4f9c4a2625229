import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { writeMessage } from '../bench/http-message.ts'
import { INQUIRY } from '../bench/merchant.ts'
import { padTo } from '../bench/padded.ts'

/** The answer comes, the connection ends, and what was sent behind the body on it is not answered by anything else. */
export const run: AdapterCase = async (start) => {
  const bench = await start()
  const large = await bench.gateway.prepare(INQUIRY_PATH, padTo(2 * 1024 * 1024, INQUIRY))
  const small = await bench.gateway.prepare(INQUIRY_PATH, INQUIRY)
  for (const framing of ['length', { chunksOf: 65_536 }] as const) {
    const connection = await bench.open()
    const written = connection.write(writeMessage(large, { framing })).catch(() => {}) // it may be closed before the end
    const answer = await connection.readAnswer()
    expect([answer.status, answer.json.responseCode]).toEqual([400, '4000000'])
    expect(answer.header('connection')).toBe('close')
    await written
    await connection.write(writeMessage(small)).catch(() => {})
    await connection.ended
    await expect(connection.readAnswer()).rejects.toThrow('after 0 bytes')

    const next = await bench.send(await bench.gateway.prepare(INQUIRY_PATH, INQUIRY))
    expect(next.json.responseCode).toBe('2000000')
  }
}
