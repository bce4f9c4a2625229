import { describe, expect, it } from 'vitest'
import { completeMerchant } from '../right-merchants/complete/complete-merchant.ts'
import { checkMerchant, namesOf, reasonsOf } from '../support/check-merchant.ts'
import { BAD_MERCHANTS } from './index.ts'

/** The complete merchant has both. */
const NUMBERS = { fails: '701589101113', hangs: '701589101114' }

/** What never comes is waited for no longer than any right answer takes on a busy machine. */
const PATIENCE_WITH_HANGING = 5000

/** Takes longest, and has plants of its own: it is asked of those, and of the right merchant. */
const SLOW = ['body-oversize', 'lookup-hangs']

/** What is slow, and of another fault. */
function skipSlow(mustFail: readonly string[]): string[] {
  return SLOW.filter((rule) => !mustFail.some((name) => name.endsWith(rule))).map((rule) => `*-${rule}`)
}

describe.concurrent('the check names the fault of a merchant, and nothing else', { timeout: 120_000 }, () => {
  it.each(Object.entries(BAD_MERCHANTS))('%s', async (_, { change, mustFail, signature, tokenSeconds, hangs }) => {
    const report = await checkMerchant((onboarding) => completeMerchant(onboarding, change), {
      signature,
      tokenSeconds,
      numbers: NUMBERS,
      skip: skipSlow(mustFail),
      patienceMilliseconds: hangs ? PATIENCE_WITH_HANGING : undefined,
    })
    expect(mustFail).not.toEqual([])
    expect(namesOf(report, 'failed').sort(), reasonsOf(report)).toEqual([...mustFail].sort())
  })
})
