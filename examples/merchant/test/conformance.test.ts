import { CASES, type ConformanceReport, runConformance } from '@snap-sdk/simulator'
import { describe, expect, it } from 'vitest'
import {
  FAILS,
  failuresOf,
  NO_HANGING_NUMBER,
  NO_SECOND_PARTNER,
  NUMBERS,
  SKIPPED,
  skipsOf,
} from './support/conformance.ts'
import { serveMerchant } from './support/serve.ts'
import { createSnapOfExample } from './support/snap-of-example.ts'

describe('in process', () => {
  it.each(['client-id', 'symmetric', 'asymmetric'] as const)('passes every case, signed by %s', async (signature) => {
    const { gateway, secondPartner } = createSnapOfExample(signature)
    const report = await runConformance(gateway, { secondPartner, numbers: NUMBERS })
    expect(failuresOf(report)).toEqual([])
    expect(skipsOf(report)).toEqual(SKIPPED[signature])
    expect(report.results.map(({ name }) => name)).toEqual(CASES.map(({ name }) => name))
  })

  it('refuses a token once its time has passed', async () => {
    const { gateway } = createSnapOfExample('client-id', { tokenSeconds: 1 })
    const report = await runConformance(gateway, { only: ['inquiry-token-expired'] })
    expect(report.counts).toMatchObject({ passed: 1, skipped: 0, failedMust: 0 })
  })

  it('gives the same result when it is checked again', async () => {
    const { gateway } = createSnapOfExample('symmetric')
    const options = { only: ['payment'], skip: ['payment-body-oversize'] }
    const verdictsOf = ({ results }: ConformanceReport) => results.map(({ name, outcome }) => [name, outcome])
    const first = await runConformance(gateway, options)
    const second = await runConformance(gateway, options)
    expect(verdictsOf(second)).toEqual(verdictsOf(first))
  })
})

/**
 * Each framework, and each scheme that NICEPAY is known by. A deadline that passes is waited for in
 * process alone.
 */
describe.each([
  ['express', 'client-id'],
  ['koa', 'symmetric'],
  ['hono', 'asymmetric'],
] as const)('over HTTP, %s', (framework, signature) => {
  it(`passes every case, signed by ${signature}`, async () => {
    const { gateway } = await serveMerchant({ framework, signature })
    const report = await runConformance(gateway, { numbers: { fails: FAILS } })
    expect(failuresOf(report)).toEqual([])
    const withoutSecondPartner = signature === 'asymmetric' ? 3 : 5
    expect(skipsOf(report)).toEqual({
      ...SKIPPED[signature],
      [NO_SECOND_PARTNER]: withoutSecondPartner,
      [NO_HANGING_NUMBER]: 2,
    })
  })
})
