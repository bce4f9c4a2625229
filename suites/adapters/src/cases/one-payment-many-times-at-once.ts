import { PAYMENT_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { PAYMENT } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** The first calls of a snap come all at once, before its keys are imported: they share what it prepares, and one payment is taken. */
export const run: AdapterCase = async (start) => {
  const stand = await start({ signature: 'asymmetric' })
  const payment = await stand.gateway.prepare(PAYMENT_PATH, PAYMENT)
  const answers = await Promise.all(Array.from({ length: 20 }, () => stand.send(payment)))
  expect(stand.payments).toHaveLength(1)
  const codes = new Set(answers.map(({ json }) => json.responseCode))
  expect(codes.delete('2000000')).toBe(true)
  expect(codes.size === 0 || [...codes].join() === '4090000').toBe(true)
}
