import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { INQUIRY } from '../bench/merchant.ts'

export const run: AdapterCase = async (start) => {
  const bench = await start()
  const request = await bench.gateway.prepare(INQUIRY_PATH, INQUIRY)
  for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const answer = await bench.send(request, { method })
    expect([method, answer.status, answer.json.responseCode]).toEqual([method, 405, '4050000'])
    expect(answer.header('allow')).toBe('POST')
  }
  expect(bench.inquiries).toEqual([])
}
