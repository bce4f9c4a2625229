import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { INQUIRY } from '../bench/merchant.ts'
import { LIMIT, padTo } from '../bench/padded.ts'

export const run: AdapterCase = async (start) => {
  const bench = await start({ snap: { maxBodyBytes: LIMIT } })
  const request = await bench.gateway.prepare(INQUIRY_PATH, padTo(LIMIT + 1, INQUIRY))
  const answer = await bench.send(request, { framing: 'length' })
  expect([answer.status, answer.json.responseCode]).toEqual([400, '4000000'])
  expect(answer.header('connection')).toBe('close')
  expect(bench.inquiries).toEqual([])
  expect(bench.events.at(-1)).toMatchObject({ type: 'rejected', cause: { code: 'BODY_TOO_LARGE' } })
}
