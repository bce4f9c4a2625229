import { describe, expect, it } from 'vitest'
import { checkMerchant, namesOf } from '../support/check-merchant.ts'
import { completeMerchant } from './complete/complete-merchant.ts'
import { pageMerchant } from './page-merchant.ts'

const NUMBERS = { fails: '701589101113', hangs: '701589101114' }

describe('a merchant on plain Node that shares no code with the SDK', () => {
  it.each([
    ['client-id', 13],
    ['symmetric', 1],
    ['asymmetric', 16],
  ] as const)('passes every case, signed by %s', async (signature, skipped) => {
    const report = await checkMerchant(completeMerchant, { signature, numbers: NUMBERS })
    expect(namesOf(report, 'failed')).toEqual([])
    expect(namesOf(report, 'skipped')).toHaveLength(skipped)
    expect(report.counts.passed).toBe(report.results.length - skipped)
  })

  it('passes the case that waits for a token to expire', async () => {
    const report = await checkMerchant(completeMerchant, { tokenSeconds: 1, only: ['inquiry-token-expired'] })
    expect(report.counts).toMatchObject({ passed: 1, skipped: 0, failedMust: 0 })
  })

  it('gets the same verdicts when it is checked again', async () => {
    const verdicts: string[][] = []
    let merchant: ReturnType<typeof completeMerchant> | undefined
    for (let run = 0; run < 2; run++) {
      const report = await checkMerchant((onboarding) => {
        merchant ??= completeMerchant(onboarding)
        return merchant
      })
      verdicts.push(report.results.map(({ name, outcome }) => `${name} ${outcome.verdict}`))
    }
    expect(verdicts[1]).toEqual(verdicts[0])
  })
})

describe('a merchant that does what the pages and the standard say, and no more', () => {
  it('passes every "must"', async () => {
    const report = await checkMerchant(pageMerchant)
    expect(
      report.results.filter(({ severity, outcome }) => severity === 'must' && outcome.verdict === 'failed'),
    ).toEqual([])
    expect(report.counts.failedMust).toBe(0)
  })

  it('fails what no document demands, and that it lacks', async () => {
    const report = await checkMerchant(pageMerchant)
    // `valid-in-good-form`: the standard's X-CLIENT-KEY in the token's answer, which no page names.
    const lacks = [
      'valid-in-good-form',
      'timestamp-stale',
      'timestamp-future',
      'content-type-wrong',
      'signature-in-hex',
      'token-without-bearer',
    ]
    const kinds = new Set(namesOf(report, 'failed').map((name) => name.replace(/^(token|inquiry|payment)-/, '')))
    expect([...kinds].sort()).toEqual([...lacks].sort())
  })

  it('issues tokens that are no JWT, and the cases about JWTs take that', async () => {
    const report = await checkMerchant(pageMerchant, {
      only: ['*-token-with-alg-none', '*-token-signed-with-public-key'],
    })
    expect(report.counts).toMatchObject({ passed: 4, skipped: 0, failedMust: 0 })
  })
})
