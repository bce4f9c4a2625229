import type { SnapEvent } from '@snap-sdk/core'
import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { ParserName } from '../adapter-harness.ts'
import { INQUIRY } from './merchant.ts'
import type { StartStand } from './stand.ts'

/** A parser that ate the bytes is the merchant's mistake: the gateway gets a SNAP answer, and an event names the fix. */
export async function expectWiringError(start: StartStand, parserBefore: ParserName): Promise<void> {
  const stand = await start({ parserBefore, signature: 'asymmetric' })
  const request = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const answer = await stand.send(request)
  expect([answer.status, answer.json]).toEqual([
    500,
    { responseCode: '5000001', responseMessage: 'Internal Server Error' },
  ])
  expect(findWiringError(stand.events)).toBe(
    `Something in front of snap-sdk has read this call's body, and kept no bytes. The signature covers the bytes as received, so the call cannot be verified. Put snap-sdk first:\n\n${stand.words.fix}`,
  )
  expect([stand.errors, stand.inquiries]).toEqual([[], []])
  const elsewhere = await stand.send(request, { target: '/elsewhere' })
  expect([elsewhere.status, elsewhere.text]).toEqual([404, 'not ours'])
}

/** What the last event says of a body whose bytes are lost; an empty text where it says nothing of that. */
export function findWiringError(events: readonly SnapEvent[]): string {
  const event = events.at(-1)
  return event?.type === 'failed' && event.cause.code === 'BODY_ALREADY_PARSED' ? event.cause.message : ''
}
