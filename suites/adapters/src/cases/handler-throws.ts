import { INQUIRY_PATH, PAYMENT_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY, PAYMENT } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** The caller learns that it failed, the operator why, and the server lives on. The framework's error handler has no part in it. */
export const run: AdapterCase = async (start) => {
  const stand = await start({
    inquire: () => Promise.reject(new Error('the password is wrong')),
  })
  const answer = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, INQUIRY))
  expect([answer.status, answer.json]).toEqual([500, { responseCode: '5000000', responseMessage: 'General Error' }])
  expect(stand.events.at(-1)).toMatchObject({ type: 'failed', error: { message: 'the password is wrong' } })
  expect(stand.errors).toEqual([])
  const next = await stand.send(await stand.gateway.prepare(PAYMENT_PATH, PAYMENT))
  expect(next.json.responseCode).toBe('2000000')
}
