import { expect, it } from 'vitest'
import { checkMerchant, namesOf } from '../support/check-merchant.ts'
import { completeMerchant } from './complete/complete-merchant.ts'

const NOTHING_PLANTED = { staysOpen: undefined, open: '702000000000-702000000009' } as const

it('passes a shop with ten ordinary bills, and passes it again when the first run has paid them', async () => {
  let merchant: ReturnType<typeof completeMerchant> | undefined
  for (let run = 0; run < 2; run++) {
    const report = await checkMerchant(
      (onboarding) => {
        merchant ??= completeMerchant(onboarding)
        return merchant
      },
      { numbers: NOTHING_PLANTED, signature: 'symmetric' },
    )
    expect(namesOf(report, 'failed')).toEqual([])
    const usedUp = report.results.filter(
      ({ outcome }) => outcome.verdict === 'skipped' && outcome.reason.includes('used up'),
    )
    expect(usedUp.length).toBeLessThanOrEqual(run === 0 ? 0 : 9)
  }
})

it('is one finding where the merchant knows none of the numbers', async () => {
  const report = await checkMerchant(completeMerchant, {
    numbers: { staysOpen: undefined, open: '990000000000-990000000019' },
  })
  const failures = report.results.flatMap(({ name, outcome }) =>
    outcome.verdict === 'failed' ? [[name, outcome.reason]] : [],
  )
  expect(failures).toEqual([
    [
      'inquiry-valid',
      'The merchant knows none of 990000000000 to 990000000019: name open numbers with --open, or make them with --open-command.',
    ],
  ])
})
