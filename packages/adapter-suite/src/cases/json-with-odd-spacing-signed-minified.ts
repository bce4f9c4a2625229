import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { INQUIRY } from '../bench/merchant.ts'

export const run: AdapterCase = async (start) => {
  const bench = await start()
  const sentBody = JSON.stringify(INQUIRY, null, '\t').replaceAll(':', ' : ')
  const answer = await bench.send(await bench.gateway.prepare(INQUIRY_PATH, JSON.stringify(INQUIRY), { sentBody }))
  expect(answer.json.responseCode).toBe('2000000')
}
