import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

export const run: AdapterCase = async (start) => {
  const stand = await start()
  const request = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY)
  for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const answer = await stand.send(request, { method })
    expect([method, answer.status, answer.json.responseCode]).toEqual([method, 405, '4050000'])
    expect(answer.header('allow')).toBe('POST')
  }
  expect(stand.inquiries).toEqual([])
}
