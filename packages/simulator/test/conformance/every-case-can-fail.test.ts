import { generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { CASES } from '../../src/conformance/cases-of.ts'
import { runConformance } from '../../src/conformance/run-conformance.ts'
import { PLANTED } from '../support/check-merchant.ts'
import { type Answers, breaksAfter, breaksBehindTheToken, gatewayTo, takesAll } from './support/merchants.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** A server that takes all fails what must be refused; servers that break fail what must be taken, in one place or the other. */
const MERCHANTS: readonly Answers[] = [takesAll, breaksBehindTheToken, breaksAfter(1)]

it('has no case that every server passes', async () => {
  const failed = new Set<string>()
  for (const merchant of MERCHANTS) {
    const gateway = gatewayTo(merchant, { signature: 'symmetric' })
    const { results } = await runConformance(gateway, {
      secondPartner: gateway.derive({ clientId: 'SECONDTEST', clientSecret: 'another client secret', privateKey }),
      numbers: { ...PLANTED, fails: '701589101113', hangs: '701589101114' },
      patienceMilliseconds: 2_000,
    })
    for (const { name, outcome } of results) if (outcome.verdict === 'failed') failed.add(name)
  }
  expect(CASES.map(({ name }) => name).filter((name) => !failed.has(name))).toEqual([])
})
