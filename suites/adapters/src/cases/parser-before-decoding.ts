import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'
import { findWiringError } from '../stand/wiring-error.ts'

/** A stream that was told to make text of its bytes: they are lost, and the event says who must stop it. */
export const run: AdapterCase = async (start) => {
  const stand = await start({ parserBefore: 'decoding', signature: 'asymmetric' })
  const answer = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, INQUIRY))
  expect([answer.status, answer.json.responseCode]).toEqual([500, '5000001'])
  expect(findWiringError(stand.events)).toBe(
    'Something in front of snap-sdk makes text of the request body, so its bytes are lost and no signature can be verified. Remove setEncoding() from the request stream.',
  )
  expect(stand.inquiries).toEqual([])
}
