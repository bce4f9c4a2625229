import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { StartBench } from './bench.ts'
import { INQUIRY } from './merchant.ts'

/** Each target is left to the rest of the app, even with a call behind it that is signed for it. */
export async function expectNotOurs(start: StartBench, targets: readonly string[]): Promise<void> {
  const bench = await start({ signature: 'access-token' })
  const request = await bench.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const seen = bench.events.length
  for (const target of targets) {
    const answer = await bench.send(request, { target })
    expect([target, answer.status, answer.text]).toEqual([target, 404, 'not ours'])
    expect(answer.header('x-in-front')).toBe('yes')
  }
  expect(bench.events.slice(seen)).toEqual([])
  expect(bench.inquiries).toEqual([])
}
