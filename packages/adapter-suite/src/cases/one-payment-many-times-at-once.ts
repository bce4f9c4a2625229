import { PAYMENT_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { PAYMENT } from '../bench/merchant.ts'

/** The first calls of a snap come all at once, before its keys are imported: they share what it prepares, and one payment is taken. */
export const run: AdapterCase = async (start) => {
  const bench = await start({ signature: 'asymmetric' })
  const payment = await bench.gateway.prepare(PAYMENT_PATH, PAYMENT)
  const answers = await Promise.all(Array.from({ length: 20 }, () => bench.send(payment)))
  expect(bench.payments).toHaveLength(1)
  const codes = new Set(answers.map(({ json }) => json.responseCode))
  expect(codes.delete('2000000')).toBe(true)
  expect(codes.size === 0 || [...codes].join() === '4090000').toBe(true)
}
