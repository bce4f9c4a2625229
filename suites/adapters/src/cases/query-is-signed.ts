import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** The query does not matter for the match, and stays in the string to sign as it was sent: undecoded, in its order. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  for (const query of ['?', '?b=2&a=1&a=0', '?a=%2F%c3%BC%20+&&=', '?a=/v1.0/../x', "?'(*)!~"]) {
    const answer = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, INQUIRY, { path: INQUIRY_PATH + query }))
    expect([query, answer.json.responseCode]).toEqual([query, '2000000'])
  }
  const unsigned = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const answer = await stand.send(unsigned, { target: `${unsigned.path}?a=1` })
  expect(answer.json.responseCode).toBe('4010000')
}
