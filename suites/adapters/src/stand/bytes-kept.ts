import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { ParserName } from '../adapter-harness.ts'
import { INQUIRY } from './merchant.ts'
import type { StartStand } from './stand.ts'

/** A parser in front that keeps the bytes does no harm: spacing and escapes are as they were signed. */
export async function expectBytesKept(start: StartStand, parserBefore: ParserName): Promise<void> {
  const stand = await start({ parserBefore })
  const spaced = JSON.stringify(INQUIRY, null, 3).replaceAll('701', '\\u0037\\u0030\\u0031')
  const answer = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, spaced))
  expect([answer.status, answer.json?.responseCode]).toEqual([200, '2000000'])
  const otherBytes = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY, { sentBody: spaced.replace('ALMA', 'INDO') })
  expect((await stand.send(otherBytes)).json.responseCode).toBe('4010000')
}
