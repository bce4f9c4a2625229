import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import { LIMIT, padTo } from '../stand/padded.ts'
import type { AdapterCase } from '../stand/stand.ts'

export const run: AdapterCase = async (start) => {
  const stand = await start({ snap: { maxBodyBytes: LIMIT } })
  const request = await stand.gateway.prepare(INQUIRY_PATH, padTo(LIMIT + 1, INQUIRY))
  const answer = await stand.send(request, { framing: { chunksOf: 100 } })
  expect([answer.status, answer.json.responseCode]).toEqual([400, '4000000'])
  expect(answer.header('connection')).toBe('close')
  expect(stand.inquiries).toEqual([])
  expect(stand.events.at(-1)).toMatchObject({ type: 'refused', cause: { code: 'BODY_TOO_LARGE' } })
}
