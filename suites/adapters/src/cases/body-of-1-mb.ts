import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import { padTo } from '../stand/padded.ts'
import type { AdapterCase } from '../stand/stand.ts'

const MEGABYTE = 1024 * 1024

/** Taken where `maxBodyBytes` allows it, refused where nobody raised that; neither the framework nor a parser of its own has a say. */
export const run: AdapterCase = async (start) => {
  for (const [maxBodyBytes, status, responseCode] of [
    [MEGABYTE, 200, '2000000'],
    [undefined, 400, '4000000'],
  ] as const) {
    const stand = await start(maxBodyBytes === undefined ? {} : { snap: { maxBodyBytes } })
    const answer = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, padTo(MEGABYTE, INQUIRY)))
    expect([answer.status, answer.json?.responseCode]).toEqual([status, responseCode])
    expect(stand.inquiries).toHaveLength(maxBodyBytes === undefined ? 0 : 1)
  }
}
