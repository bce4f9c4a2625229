import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { writeMessage } from '../bench/http-message.ts'
import { INQUIRY } from '../bench/merchant.ts'

/** Calls one after the other on one connection; a refusal behind the body does not end it. */
export const run: AdapterCase = async (start) => {
  const bench = await start()
  const connection = await bench.open()
  const codes: string[] = []
  for (const sentBody of [undefined, 'not what was signed', undefined]) {
    await connection.write(writeMessage(await bench.gateway.prepare(INQUIRY_PATH, INQUIRY, { sentBody })))
    const answer = await connection.readAnswer()
    expect(answer.header('connection')).not.toBe('close')
    codes.push(answer.json.responseCode)
  }
  expect(codes).toEqual(['2000000', '4010000', '2000000'])
}
