import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import { padTo } from '../stand/padded.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** Whatever the refusal was for, and whatever the app is called over: the next call is answered as if nothing had been. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const refusals = [
    await stand.gateway.prepare(INQUIRY_PATH, INQUIRY, { sentBody: 'not what was signed' }),
    await stand.gateway.prepare(INQUIRY_PATH, INQUIRY, { headers: { 'X-SIGNATURE': undefined } }),
    await stand.gateway.prepare(INQUIRY_PATH, padTo(200_000, INQUIRY)),
  ]
  for (const [index, refused] of refusals.entries()) {
    expect((await stand.send(refused)).status).toBeGreaterThanOrEqual(400)
    const inquiry = { ...INQUIRY, inquiryRequestId: String(index) }
    const answer = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, inquiry))
    expect(answer.json?.responseCode).toBe('2000000')
  }
}
