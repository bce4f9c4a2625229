import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { ParserName } from '../adapter-harness.ts'
import type { StartBench } from './bench.ts'
import { INQUIRY } from './merchant.ts'

/** A parser in front that keeps the bytes does no harm: spacing and escapes are as they were signed. */
export async function expectBytesKept(start: StartBench, parserBefore: ParserName): Promise<void> {
  const bench = await start({ parserBefore })
  const spaced = JSON.stringify(INQUIRY, null, 3).replaceAll('701', '\\u0037\\u0030\\u0031')
  const answer = await bench.send(await bench.gateway.prepare(INQUIRY_PATH, spaced))
  expect([answer.status, answer.json?.responseCode]).toEqual([200, '2000000'])
  const otherBytes = await bench.gateway.prepare(INQUIRY_PATH, INQUIRY, { sentBody: spaced.replace('ALMA', 'INDO') })
  expect((await bench.send(otherBytes)).json.responseCode).toBe('4010000')
}
