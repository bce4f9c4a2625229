import { createConfig, lintFromString } from '@redocly/openapi-core'
import { OUTCOMES, type OutcomeName, reject } from '@snap-sdk/core'
import { bca, bri, nicepay, nicepayNotification } from '@snap-sdk/gateways'
import { DIALECTS } from '@snap-sdk/simulator'
import { expect, it, describe as suite } from 'vitest'
import {
  describe,
  FACTORIES,
  importIntoPostman,
  judgeBy,
  openContract,
  type ReadOperation,
  readOperations,
  TOKEN_SECRET,
} from '../src/openapi.ts'
import { keysOf } from '../src/stand/keys.ts'

suite.each(FACTORIES)('%s, as OpenAPI', (name, factory) => {
  const gateway = openContract(factory)
  const document = describe(gateway)
  const operations = readOperations(document)
  const judge = judgeBy(document)
  const serviceOf = (path: string) => gateway.endpoints.find((endpoint) => endpoint.path === path)?.service ?? ''

  it('has each endpoint where it stands', () => {
    expect(operations.map(({ path }) => path)).toEqual([...new Set(gateway.endpoints.map(({ path }) => path))])
  })

  it('samples pass its schemas, and the endpoint itself', async () => {
    for (const operation of operations) {
      const { path, request } = operation
      expect(Object.keys(request.examples), path).not.toEqual([])
      for (const [title, { value }] of Object.entries(request.examples)) {
        expect(judge(operation, 'request', value), `${path} ${title}`).toBeUndefined()
        if (serviceOf(path) === 'token') continue
        const { cause } = await gateway.invoke(serviceOf(path), value)
        expect([undefined, 'ANSWER_INVALID'], `${path} ${title}: ${cause?.message}`).toContain(cause?.code)
      }
    }
  })

  it('answers pass their schemas', () => {
    for (const operation of operations) {
      for (const [status, { examples }] of Object.entries(operation.answers)) {
        for (const [title, { value }] of Object.entries(examples)) {
          expect(judge(operation, Number(status), value), `${operation.path} ${title}`).toBeUndefined()
          expect(title).toBe(`${value.responseCode} ${value.responseMessage}`)
        }
      }
    }
  })

  it('names what every outcome of a handler is answered with', async () => {
    let outcome: OutcomeName = 'badRequest'
    const refusing = openContract(factory, () => reject(outcome))
    for (outcome of Object.keys(OUTCOMES) as OutcomeName[]) {
      if (outcome === 'successful') continue
      for (const operation of operations) {
        const [sample] = Object.entries(operation.request.examples)
        const service = serviceOf(operation.path)
        if (service === 'token' || !/: (?:paid|request)$/.test(sample?.[0] ?? '')) continue
        const { httpStatus, body } = await refusing.invoke(service, sample?.[1].value)
        const listed = operation.answers[httpStatus]?.examples[`${body.responseCode} ${body.responseMessage}`]
        expect(listed, `${operation.path} ${outcome}`).toBeDefined()
        if (listed?.summary === outcome) expect(listed.value).toEqual(body)
        expect(judge(operation, httpStatus, body)).toBeUndefined()
      }
    }
  })

  it("takes the documents' own samples, and describes what they are answered with", async () => {
    const played = DIALECTS[factory.dialect.name]?.services ?? {}
    for (const [simulated, { sample, path: documented }] of Object.entries(played)) {
      const operation = operations.find(({ path }) => path.endsWith(documented))
      if (operation === undefined) throw new Error(`${name} has no ${simulated}`)
      expect(judge(operation, 'request', sample), simulated).toBeUndefined()
      const { httpStatus, body } = await gateway.invoke(serviceOf(operation.path), sample)
      expect(judge(operation, httpStatus, body), `${simulated}: ${JSON.stringify(body)}`).toBeUndefined()
    }
  })
})

const { publicKey: publicKeys, clientSecret: clientSecrets } = keysOf('gateway')

suite('every gateway in one document', () => {
  const document = describe(
    ...FACTORIES.map(([name, factory]) =>
      factory({
        partners: [{ clientId: name, publicKeys, clientSecrets }],
        handlers: Object.fromEntries(Object.keys(factory.dialect.services).map((service) => [service, () => ({})])),
        otherStatus: () => undefined,
      }),
    ),
  )

  it('is what a linter takes', async () => {
    // Samples are judged above, by the same schemas; a licence is for whoever gives `info`.
    const off = ['info-license', 'no-invalid-media-type-examples', 'no-invalid-schema-examples']
    const config = await createConfig({
      extends: ['recommended'],
      rules: Object.fromEntries(off.map((rule) => [rule, 'off'])),
    })
    const problems = await lintFromString({ source: JSON.stringify(document), config })
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([])
  })

  it('is taken by Postman', async () => {
    const small = describe(openContract(bri))
    const requests = await importIntoPostman(small)
    for (const operation of readOperations(small)) {
      const request = requests.find(({ path }) => path === operation.path)
      const names = operation.parameters.map(({ name }) => name)
      expect(Object.keys(request?.headers ?? {})).toEqual(expect.arrayContaining(names))
      expect(Object.values(operation.request.examples).map(({ value }) => value)).toContainEqual(request?.body)
      expect(request?.savedAnswers).toBeGreaterThan(3)
    }
    expect(requests).toHaveLength(4)
  })
})

suite('gateways on one path', () => {
  const handlers = { vaPayment: () => ({}) }
  const document = describe(
    nicepay({ partners: [{ clientId: 'OF-NICEPAY', publicKeys, clientSecrets }], signature: 'symmetric', handlers }),
    nicepayNotification({ partners: [{ clientId: 'OF-NOTICES', publicKeys }], handlers }),
    bca({
      basePath: '/api',
      partners: [{ clientId: 'OF-BCA', partnerId: 'PARTNER-OF-BCA', publicKeys, clientSecrets }],
      handlers: { vaInquiry: () => reject('invalidBill') },
    }),
  )
  const operations = readOperations(document)
  const find = (path: string) => operations.find((operation) => operation.path === path) as ReadOperation

  it('are one operation, which takes what any of them takes', () => {
    const payment = find('/api/v1.0/transfer-va/payment')
    expect(payment).toMatchObject({
      operationId: 'nicepay-vaPayment.nicepay-notification-vaPayment',
      tags: ['nicepay', 'nicepay-notification'],
      security: [{ symmetric: [], accessToken: [] }, { 'client-id': [] }],
    })
    expect(payment.request.schema).toHaveProperty('anyOf.length', 2)
    expect(Object.keys(payment.request.examples)).toEqual(['nicepay: paid', 'nicepay-notification: paid'])
    for (const { value } of Object.values(payment.request.examples))
      expect(judgeBy(document)(payment, 'request', value)).toBeUndefined()
  })

  it('demand the headers alone that all of them demand', () => {
    const parameters = find('/api/v1.0/transfer-va/payment').parameters
    expect(Object.fromEntries(parameters.map(({ name, required }) => [name, required]))).toEqual({
      'X-TIMESTAMP': true,
      'X-PARTNER-ID': false,
      'X-CLIENT-KEY': false,
      'X-EXTERNAL-ID': false,
      'CHANNEL-ID': false,
    })
  })

  it('ask for their tokens in one way', () => {
    const token = find('/api/v1.0/access-token/b2b')
    expect(token.tags).toEqual(['nicepay', 'bca'])
    expect(token.security).toEqual([{ 'client-id': [] }])
    expect(token.request.schema).not.toHaveProperty('anyOf')
    expect(Object.values(token.answers[200]?.examples ?? {}).map(({ value }) => value.tokenType)).toEqual([
      'Bearer',
      'bearer',
    ])
  })

  it('leave nothing of a partner, a key or a secret in the document', () => {
    const text = JSON.stringify(document)
    for (const secret of [
      'OF-NICEPAY',
      'OF-NOTICES',
      'OF-BCA',
      'PARTNER-OF-BCA',
      clientSecrets,
      publicKeys.slice(30, 60),
      TOKEN_SECRET,
    ])
      expect(text).not.toContain(secret)
  })
})
