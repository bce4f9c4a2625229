import { PAYMENT_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { PAYMENT } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** One runs, and 8 may wait for its answer. */
const CALLS = 9

/** The first calls of a snap come all at once, before its keys are imported: they share what it prepares, one payment is taken, and all hear of it. */
export const run: AdapterCase = async (start) => {
  const stand = await start({ signature: 'asymmetric' })
  const payment = await stand.gateway.prepare(PAYMENT_PATH, PAYMENT)
  const answers = await Promise.all(Array.from({ length: CALLS }, () => stand.send(payment)))
  expect(stand.payments).toHaveLength(1)
  expect(answers.map(({ json }) => json.responseCode)).toEqual(Array(CALLS).fill('2000000'))
}
