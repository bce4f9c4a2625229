import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { Framing } from '../stand/http-message.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** Signed as empty, so not a 401. The connection goes on: there is nothing left to read. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const framings: Framing[] = ['length', 'none', { chunksOf: 1 }]
  for (const framing of framings) {
    const answer = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, ''), { framing })
    expect([answer.status, answer.json.responseCode]).toEqual([400, '4000000'])
    expect(answer.header('connection')).not.toBe('close')
  }
}
