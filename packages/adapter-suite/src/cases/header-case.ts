import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { INQUIRY } from '../bench/merchant.ts'

const SPELLINGS = [
  (name: string) => name.toLowerCase(),
  (name: string) => name.toUpperCase(),
  (name: string) => name.toLowerCase().replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
]

export const run: AdapterCase = async (start) => {
  const bench = await start()
  for (const spell of SPELLINGS) {
    const answer = await bench.send(await bench.gateway.prepare(INQUIRY_PATH, INQUIRY), { spell })
    expect(answer.json.responseCode).toBe('2000000')
  }
}
