import { describe, expect, it } from 'vitest'
import { CASES } from '../../src/conformance/cases-of.ts'
import type { CaseResult } from '../../src/conformance/conformance-case.ts'
import { runConformance } from '../../src/conformance/run-conformance.ts'
import { PLANTED } from '../support/check-merchant.ts'
import { breaks, breaksBehindTheToken, gatewayTo, json, silentAfter, TOKEN, takesAll } from './support/merchants.ts'

const PASSED = { verdict: 'passed' }
const NONE = { passed: 0, skipped: 0, failedMust: 0, failedSecurity: 0, failedShould: 0, accepted: 0 }

describe('what it runs', () => {
  it('runs what is named, in the order of the table, and tells after each', async () => {
    const told: [string, number, number][] = []
    const report = await runConformance(gatewayTo(takesAll), {
      only: ['inquiry-valid', 'token-valid'],
      onProgress: ({ name }, index, total) => told.push([name, index, total]),
    })
    expect(told).toEqual([
      ['token-valid', 0, 2],
      ['inquiry-valid', 1, 2],
    ])
    expect(report).toMatchObject({
      target: 'in process',
      clientId: 'IONPAYTEST',
      signature: 'client-id',
      results: [
        { name: 'token-valid', outcome: PASSED },
        { name: 'inquiry-valid', outcome: PASSED },
      ],
      counts: { ...NONE, passed: 2 },
    })
    expect(Date.parse(report.startedAt)).toBeGreaterThan(Date.now() - 60_000)
  })

  it('counts failures by severity', async () => {
    const { counts } = await runConformance(gatewayTo(takesAll), {
      only: [
        'inquiry-signature-wrong',
        'inquiry-timestamp-stale',
        'inquiry-token-without-bearer',
        'inquiry-path-altered',
        'inquiry-valid',
      ],
    })
    expect(counts).toEqual({ ...NONE, passed: 1, skipped: 1, failedMust: 1, failedSecurity: 1, failedShould: 1 })
  })

  it('counts what was accepted by itself, and marks it', async () => {
    const only = ['inquiry-timestamp-stale', 'payment-timestamp-stale']
    const accept = ['payment-timestamp-stale']
    const { counts, accepted, results } = await runConformance(gatewayTo(takesAll), { only, accept, numbers: PLANTED })
    expect(counts).toEqual({ ...NONE, failedSecurity: 1, accepted: 1 })
    expect(accepted).toEqual(accept)
    expect(results.map(({ name, accepted }) => [name, accepted])).toEqual([
      ['inquiry-timestamp-stale', undefined],
      ['payment-timestamp-stale', true],
    ])
  })

  it.each([
    ['timestamp-stael', "No case of security is named 'timestamp-stael'. Did you mean timestamp-stale?"],
    ['inquiry-tokn-with-alg-none', 'Did you mean inquiry-token-with-alg-none?'],
    ['?', '--list shows all names.'],
    ['signature-wrong', 'is a must'],
    ['unknown-member', 'is a should'],
  ])('rejects for %s, which is nothing to accept', async (name, message) => {
    const run = runConformance(gatewayTo(takesAll), { accept: [name] })
    await expect(run).rejects.toMatchObject({ name: 'WrongUse', message: expect.stringContaining(message) })
  })

  it('rejects for a gateway that cannot sign', async () => {
    const gateway = gatewayTo(takesAll, { signature: 'symmetric', clientSecret: undefined })
    await expect(runConformance(gateway)).rejects.toThrow('the symmetric scheme needs a clientSecret')
  })

  it('rejects for open numbers that are none', async () => {
    const numbers = { open: '702000000009-702000000000' }
    await expect(runConformance(gatewayTo(takesAll), { numbers })).rejects.toMatchObject({ name: 'WrongUse' })
  })
})

describe('the evidence', () => {
  it('holds the exchanges of the case, and one line without a secret', async () => {
    const result = await runOne('payment-concurrent-retries', gatewayTo(takesAll), PLANTED)
    expect(result.received).toBe('8 × 200 2000000 Successful')
    expect(result.exchanges).toHaveLength(8)
    expect(result.exchanges[0]?.request.path).toBe('/api/v1.0/cvs/payment')
  })

  it('names the service of a call that is not of the case', async () => {
    const result = await runOne('payment-concurrent-on-one-bill', gatewayTo(takesAll))
    expect(result.received).toBe('inquiry: 200 2000000 Successful; 4 × 200 2000000 Successful')
  })

  it('names the answer, the documented ones and the fix', async () => {
    const result = await runOne('inquiry-signature-wrong', gatewayTo(takesAll))
    expect(result).toMatchObject({
      sent: 'an inquiry that was signed with a key nobody knows',
      expected: '401xx00',
      received: '200 2000000 Successful',
      outcome: {
        verdict: 'failed',
        reason:
          "Answered 200 2000000 Successful in place of 401xx00. Verify X-SIGNATURE with the partner's key or secret, and refuse what does not fit.",
      },
    })
  })

  it('shows an answer without a code by its start, with its secrets masked', async () => {
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJYIn0.c2lnbmF0dXJlc2lnbmF0dXJl'
    const merchant = gatewayTo((service) =>
      service === 'token' ? json(200, TOKEN) : new Response(`bad token ${jwt}\u001b[31m`, { status: 401 }),
    )
    const { received } = await runOne('inquiry-token-unknown', merchant)
    expect(received).toMatch(/^HTTP 401 without a responseCode \(bad token eyJhbG… \(\d+ characters\)\\u\{1b\}\[31m\)$/)
  })
})

describe('a server that tells too much', () => {
  const echoes = (what: (request: Request) => string, options = {}) =>
    gatewayTo((service, request) => {
      if (service === 'token') return takesAll(service, request)
      return json(400, { responseCode: '4000000', responseMessage: `${'x'.repeat(590)} ${what(request)}` })
    }, options)

  it('has its access token masked, also where the line ends', async () => {
    const token = String(TOKEN.accessToken)
    const result = await runOne(
      'inquiry-valid',
      echoes((request) => request.headers.get('Authorization') ?? ''),
    )
    for (const text of [result.received, JSON.stringify(result.outcome)]) {
      expect(text).toContain('xxx')
      expect(text).not.toContain(token.slice(0, 10))
    }
  })

  it('has nothing shown that holds the client secret', async () => {
    const clientSecret = 'a client secret of the test'
    const result = await runOne(
      'inquiry-valid',
      echoes(() => clientSecret, { clientSecret }),
    )
    expect(result).toMatchObject({
      received: 'Not shown: it holds the client secret.',
      outcome: { verdict: 'failed', reason: 'Not shown: it holds the client secret.' },
    })
  })
})

describe('an answer that does not come', () => {
  it('fails the case, and goes on while the merchant answers', async () => {
    const gateway = gatewayTo((service, request) =>
      service === 'inquiry' ? new Promise<never>(() => {}) : takesAll(service, request),
    )
    const { results } = await runConformance(gateway, {
      only: ['token-valid', 'inquiry-valid', 'token-timestamp-in-utc'],
      numbers: PLANTED,
      patienceMilliseconds: 500,
    })
    expect(results.map(({ outcome, received }) => [outcome.verdict, received])).toEqual([
      ['passed', '200 2007300 Successful'],
      ['failed', 'no answer in time'],
      ['passed', '200 2007300 Successful'],
    ])
    expect(results[1]?.outcome).toMatchObject({
      reason: 'No answer: no whole answer within 500 ms. Every call must get one, refused or not.',
    })
  })

  it('ends the check once the merchant answers nothing any more, and fails a must for it', async () => {
    const { results } = await runConformance(gatewayTo(silentAfter(2)), {
      only: [
        'token-answered-in-time',
        'token-content-type-spelled-otherwise',
        'inquiry-timestamp-in-utc',
        'inquiry-bill-paid',
        'payment-bill-paid',
      ],
      numbers: PLANTED,
      patienceMilliseconds: 500,
    })
    expect(results.map(({ name, outcome }) => [name, outcome.verdict])).toEqual([
      ['token-answered-in-time', 'passed'],
      ['token-content-type-spelled-otherwise', 'failed'],
      ['inquiry-timestamp-in-utc', 'skipped'],
      ['inquiry-bill-paid', 'failed'],
      ['payment-bill-paid', 'skipped'],
    ])
    const [, , skipped, failed] = results.map(({ outcome }) => outcome)
    expect(skipped).toMatchObject({
      reason: 'Not run, since the merchant answers nothing any more after token-content-type-spelled-otherwise.',
    })
    expect(failed).toMatchObject({
      reason: expect.stringMatching(
        /^Since token-content-type-spelled-otherwise the merchant answers nothing any more/,
      ),
    })
  })
})

describe('a merchant that gives no token', () => {
  it('fails token-valid with the reason, also where it was not selected, and skips the rest', async () => {
    const gateway = gatewayTo(() =>
      json(401, { responseCode: '4017300', responseMessage: 'Unauthorized. [Signature]' }),
    )
    const { results, counts } = await runConformance(gateway, { only: ['inquiry-valid', 'payment-valid'] })
    expect(results.map(({ name, outcome }) => [name, outcome.verdict])).toEqual([
      ['token-valid', 'failed'],
      ['inquiry-valid', 'skipped'],
      ['payment-valid', 'skipped'],
    ])
    expect(counts).toMatchObject({ failedMust: 1, skipped: 2 })
    expect(results[0]).toMatchObject({
      received: '401 4017300 Unauthorized. [Signature]',
      outcome: {
        reason:
          'No access token came back, but 401 4017300 Unauthorized. [Signature]. Check that the merchant has the client ID IONPAYTEST with the public key of this gateway. npx @snap-sdk/simulator explain tells why a signature fails.',
      },
    })
    expect(results[1]?.outcome).toMatchObject({ reason: 'Not run, since token-valid failed.' })
  })

  it('names a clock that is far off', async () => {
    const date = new Date(Date.now() + 7 * 3_600_000).toUTCString()
    const gateway = gatewayTo(() => new Response('{}', { status: 401, headers: { Date: date } }))
    const result = await runOne('token-valid', gateway)
    expect(result.outcome).toMatchObject({
      reason: expect.stringMatching(/clock is 25(199|200|201) s ahead of this one/),
    })
  })

  it('runs what needs no token under the asymmetric scheme', async () => {
    const gateway = gatewayTo(
      (service, request) => (service === 'token' ? breaks(service, request) : takesAll(service, request)),
      {
        signature: 'asymmetric',
      },
    )
    const { results } = await runConformance(gateway, { only: ['token-timestamp-stale', 'inquiry-valid'] })
    expect(results.map(({ name, outcome }) => [name, outcome.verdict])).toEqual([
      ['token-valid', 'failed'],
      ['inquiry-valid', 'passed'],
      ['token-timestamp-stale', 'skipped'],
    ])
  })

  it('runs nothing against a server of something else, whatever the scheme', async () => {
    const page = () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } })
    const { results, counts } = await runConformance(gatewayTo(page, { signature: 'asymmetric' }))
    expect(results[0]).toMatchObject({ name: 'token-valid', outcome: { reason: expect.stringMatching(/--base-path/) } })
    expect(counts).toEqual({ ...NONE, skipped: CASES.length - 1, failedMust: 1 })
  })

  it('says that nobody listens', async () => {
    const gateway = gatewayTo(takesAll, { target: 'http://127.0.0.1:1' })
    const { results, counts } = await runConformance(gateway)
    expect(results[0]).toMatchObject({
      name: 'token-valid',
      received: 'no connection',
      outcome: { reason: expect.stringMatching(/^No answer: http:\/\/127\.0\.0\.1:1: .*Is the merchant running/) },
    })
    expect(counts).toEqual({ ...NONE, skipped: CASES.length - 1, failedMust: 1 })
  })
})

describe('open numbers', () => {
  const paysOnce = () => {
    const paid = new Set<string>()
    return gatewayTo(async (service, request) => {
      const { payNo } = await request.clone().json()
      if (service === 'token') return takesAll(service, request)
      if (paid.has(payNo)) return json(404, { responseCode: '4040014', responseMessage: 'Paid Bill' })
      if (service === 'payment') paid.add(payNo)
      return takesAll(service, request)
    })
  }

  it('takes those of a range that are open', async () => {
    const gateway = paysOnce()
    for (const _ of ['once', 'again', 'a third time']) {
      const result = await runOne('payment-makes-bill-paid', gateway, { open: '000000000008-000000000010' })
      expect(result.outcome).toEqual(PASSED)
      expect(result.exchanges.slice(-3).map(({ request }) => request.path.replace(/.*\//, ''))).toEqual([
        'payment',
        'inquiry',
        'payment',
      ])
    }
    const used = await runOne('payment-makes-bill-paid', gateway, { open: '000000000008-000000000010' })
    expect(used.outcome).toMatchObject({ verdict: 'skipped', reason: expect.stringContaining('is used up') })
  })

  it('gives one number to one case, and skips the others', async () => {
    const only = ['payment-makes-bill-paid', 'payment-concurrent-on-one-bill']
    const { results } = await runConformance(paysOnce(), { only, numbers: { open: '702000000001' } })
    expect(results.map(({ outcome }) => outcome.verdict)).toEqual(['passed', 'skipped'])
  })

  it('shows what is wrong where the lookup answers nothing that fits', async () => {
    const result = await runOne('payment-makes-bill-paid', gatewayTo(breaksBehindTheToken), { open: '702000000001' })
    expect(result.outcome).toMatchObject({
      verdict: 'failed',
      reason: expect.stringMatching(/^Answered HTTP 500 without a responseCode/),
    })
  })
})

async function runOne(
  name: string,
  gateway: Parameters<typeof runConformance>[0],
  numbers: NonNullable<Parameters<typeof runConformance>[1]>['numbers'] = {},
): Promise<CaseResult> {
  const { results } = await runConformance(gateway, { only: [name], numbers, patienceMilliseconds: 2_000 })
  const result = results[0]
  if (result === undefined) throw new Error('one case was run')
  return result
}
