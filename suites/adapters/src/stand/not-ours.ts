import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from './merchant.ts'
import type { StartStand } from './stand.ts'

/** Each target is left to the rest of the app, even with a call behind it that is signed for it. */
export async function expectNotOurs(start: StartStand, targets: readonly string[]): Promise<void> {
  const stand = await start({ signature: 'client-id' })
  const request = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const seen = stand.events.length
  for (const target of targets) {
    const answer = await stand.send(request, { target })
    expect([target, answer.status, answer.text]).toEqual([target, 404, 'not ours'])
    expect(answer.header('x-in-front')).toBe('yes')
  }
  expect(stand.events.slice(seen).filter(({ type }) => type !== 'warning')).toEqual([])
  expect(stand.inquiries).toEqual([])
}
