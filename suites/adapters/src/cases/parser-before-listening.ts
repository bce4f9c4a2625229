import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** Somebody else who reads the same body takes nothing away. */
export const run: AdapterCase = async (start) => {
  const stand = await start({ parserBefore: 'listening' })
  const request = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY)
  for (const framing of ['length', { chunksOf: 30 }] as const) {
    const answer = await stand.send(request, { framing })
    // The second time it is the same call.
    expect(answer.json.responseCode).toBe(framing === 'length' ? '2000000' : '4090000')
  }
}
