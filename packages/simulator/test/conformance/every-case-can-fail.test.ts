import { generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { CASES } from '../../src/conformance/cases-of.ts'
import { runConformance } from '../../src/conformance/run-conformance.ts'
import { PLANTED } from '../support/check-merchant.ts'
import { type Answers, breaksAfter, breaksBehindTheToken, gatewayTo, json, takesAll } from './support/merchants.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** Says what it got. */
const echoes: Answers = async (service, request) =>
  service === 'token' && (await request.clone().text()).includes('client_credentials')
    ? takesAll(service, request)
    : json(400, { responseCode: '4000000', responseMessage: request.headers.get('X-SIGNATURE') })

/** A server that takes all fails what must be refused; servers that break fail what must be taken, in one place or the other. */
const MERCHANTS: readonly Answers[] = [takesAll, breaksBehindTheToken, breaksAfter(1), echoes]

it('has no case that every server passes', async () => {
  let passedByAll = CASES.map(({ name }) => name)
  for (const merchant of MERCHANTS) {
    if (passedByAll.length === 0) break
    const gateway = gatewayTo(merchant, { signature: 'symmetric' })
    const { results } = await runConformance(gateway, {
      only: passedByAll,
      secondPartner: gateway.derive({ clientId: 'SECONDTEST', clientSecret: 'another client secret', privateKey }),
      numbers: { ...PLANTED, fails: '701589101113', hangs: '701589101114' },
      patienceMilliseconds: 2_000,
    })
    const failed = results.filter(({ outcome }) => outcome.verdict === 'failed').map(({ name }) => name)
    passedByAll = passedByAll.filter((name) => !failed.includes(name))
  }
  expect(passedByAll).toEqual([])
})
