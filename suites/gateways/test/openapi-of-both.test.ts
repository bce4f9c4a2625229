import { createConfig, lintFromString } from '@redocly/openapi-core'
import { DIALECTS, describeGateway } from '@snap-sdk/simulator'
import { expect, it, describe as suite } from 'vitest'
import {
  describe,
  FACTORIES,
  importIntoPostman,
  judgeBy,
  openContract,
  type ReadOperation,
  readOperations,
} from '../src/openapi.ts'

/** Where the two differ. The simulator's table of a service is the standard's, and demands of a gateway no more than that and its sample. */
const DIFFERENCES: Readonly<Record<string, readonly string[]>> = {
  // BCA's page has both mandatory; the standard has neither.
  bca: [
    '/openapi/v1.0/transfer-va/notify-payment-intrabank sdk: needs partnerReferenceNo',
    '/openapi/v1.0/transfer-va/notify-payment-intrabank sdk: needs paymentStatus',
  ],
  // It holds idApp, which the answer must repeat.
  bri: ['/snap/v1.0/transfer-va/inquiry sdk: needs additionalInfo'],
  // DANA's page has both mandatory; the standard has neither.
  dana: ['/v1.0/debit/notify sdk: needs originalPartnerReferenceNo', '/v1.0/debit/notify sdk: needs amount'],
  // Of a payment: an expiry has no paymentRequestId, and the simulator has one table for both.
  midtrans: [
    '/v1.0/transfer-va/payment sdk: needs paymentRequestId',
    '/v1.0/transfer-va/payment sdk: needs trxId',
    '/v1.0/transfer-va/payment sdk: needs additionalInfo',
  ],
  // NICO's payment stands on no public page: the simulator demands nothing of it. The others are NICEPAY's, beyond the standard.
  nicepay: [
    '/api/v1.0/cvs/payment sdk: needs partnerServiceId',
    '/api/v1.0/cvs/payment sdk: needs customerNo',
    '/api/v1.0/cvs/payment sdk: needs payNo',
    '/api/v1.0/cvs/payment sdk: needs paidAmount',
    '/api/v1.0/transfer-va/inquiry sdk: needs additionalInfo',
    '/api/v1.0/transfer-va/reversal sdk: needs virtualAccountNo',
  ],
  // NICEPAY's pages have the amount mandatory. Who got a payout is not what tells it apart: the SDK takes it without.
  'nicepay-notification': [
    '/api/v1.0/qr/qr-mpm-notify sdk: needs amount',
    '/api/v1.0/debit/notify sdk: needs amount',
    '/api/v1.0/transfer/notify simulator: needs beneficiaryBankCode',
    '/api/v1.0/transfer/notify simulator: needs beneficiaryAccountNo',
    '/api/v1.0/transfer/notify simulator: needs beneficiaryName',
  ],
}

suite.each(Object.values(DIALECTS))("$name, as OpenAPI by the simulator's own table", (dialect) => {
  const document = describeGateway(dialect)
  const operations = readOperations(document)
  const judge = judgeBy(document)

  it('has samples and answers that pass its own schemas', () => {
    for (const operation of operations) {
      for (const [title, { value }] of Object.entries(operation.request.examples))
        expect(judge(operation, 'request', value), `${operation.path} ${title}`).toBeUndefined()
      for (const [status, { examples }] of Object.entries(operation.answers))
        for (const [title, { value }] of Object.entries(examples))
          expect(judge(operation, Number(status), value), `${operation.path} ${title}`).toBeUndefined()
    }
  })

  it("agrees with the SDK's own document, but for what is named", () => {
    const factory = FACTORIES.find(([, each]) => each.dialect.name === dialect.name)?.[1]
    if (factory === undefined) throw new Error(`the SDK has no ${dialect.name}`)
    const ours = readOperations(describe(openContract(factory)))
    expect(operations.map(({ path }) => path).sort()).toEqual(ours.map(({ path }) => path).sort())
    const differences = operations.flatMap((operation) => {
      const own = factsOf(ours.find(({ path }) => path === operation.path) as ReadOperation)
      const played = factsOf(operation)
      return [
        ...own.filter((fact) => !played.includes(fact)).map((fact) => `${operation.path} sdk: ${fact}`),
        ...played.filter((fact) => !own.includes(fact)).map((fact) => `${operation.path} simulator: ${fact}`),
      ]
    })
    expect(differences).toEqual(DIFFERENCES[dialect.name] ?? [])
  })
})

/** What both must say of an endpoint. */
function factsOf({ request, security, parameters }: ReadOperation): readonly string[] {
  const [schema = {}] = (request.schema.anyOf ?? [request.schema]) as readonly { required?: readonly string[] }[]
  return [
    ...(schema.required ?? []).map((name) => `needs ${name}`),
    ...security.map((each) => `is signed by ${Object.keys(each).join(' and ')}`),
    ...parameters.filter(({ required }) => required).map(({ name }) => `needs ${name.toUpperCase()}`),
  ]
}

it('is what a linter takes, and Postman', async () => {
  const off = ['info-license', 'no-invalid-media-type-examples', 'no-invalid-schema-examples']
  const config = await createConfig({
    extends: ['recommended'],
    rules: Object.fromEntries(off.map((rule) => [rule, 'off'])),
  })
  for (const dialect of [DIALECTS.nicepay, DIALECTS.midtrans, DIALECTS.faspay]) {
    if (dialect === undefined) throw new Error('the simulator has all three')
    const problems = await lintFromString({ source: JSON.stringify(describeGateway(dialect)), config })
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([])
  }
  const requests = await importIntoPostman(describeGateway(DIALECTS.midtrans))
  expect(requests.map(({ path }) => path)).toContain('/v1.0/debit/notify')
})
