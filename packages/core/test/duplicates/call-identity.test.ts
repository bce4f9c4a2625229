import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type IdentifiedCall, identifyCall } from '../../src/duplicates/call-identity.ts'
import { memoryDuplicateStore } from '../../src/index.ts'
import { causeOf, openMerchant, paymentService, TEST_DIALECT, type TestHandler } from '../support/merchant.ts'
import { makeRequest, PAYMENT_PATH } from '../support/request.ts'

const CALL: IdentifiedCall = {
  names: ['bca'],
  clientId: 'IONPAYTEST',
  serviceId: 'va-payment',
  externalId: 'e-1',
  timestamp: new Date('2024-01-22T23:59:58+07:00'),
  now: new Date('2024-01-23T00:00:03+07:00'),
  toleranceSeconds: 300,
  key: ['paid', '"202401221"'],
  sameness: '["paid","\\"202401221\\""]',
  signed: ['symmetric', 'KEY', 'POST:/path:token:hash:time'],
  deadlineMilliseconds: 9_000,
  keepDays: 7,
  isPayment: true,
}

const sha256 = (text: string) => createHash('sha256').update(text)
const key = (...parts: string[]) => sha256(JSON.stringify(parts)).digest('base64')
const FINGERPRINT = sha256(CALL.sameness).digest('base64')

describe('the identity of a call, which other processes and other days rely on', () => {
  const identity = identifyCall(CALL)

  it('is pinned: whoever changes these texts forgets every payment that was taken', () => {
    expect(identity.keys).toEqual([
      { key: 'DuD7k1lhCAy+Q+OnslTtMhdWjMoRfGI8hzdF3LUMpr4=', keepUntil: new Date('2024-01-23T00:05:00+07:00') },
      { key: 'pRKKxixlp3jaEmeeaWNBiJK2Jj/zcFSSLU1/jq1xH4w=', keepUntil: new Date('2024-01-30T00:00:03+07:00') },
      { key: 'm0oCxCuTIIxVE3sAUhvWYW0nZMg9u1RvYFGG2r1pfDE=', keepUntil: new Date('2024-01-30T00:00:03+07:00') },
      { key: 'S0csbo9tnQi/NZqZBUKPVhqv+2IL1pP+CeiKs92M/tM=', keepUntil: new Date('2024-01-23T00:06:07+07:00') },
    ])
    expect(identity.paymentId).toBe('HBgoRgPQwQaVZfJfrJ8qgrzh04t17qfW9eLvfgXzk0g')
    expect(identity.fingerprint).toBe('SNM83fNnwqQzP5ui1Pyi0BRy9Nj8xXCC/SJYYgVYEN0=')
  })

  it('is SHA-256 over JSON lists that start with gateway, client and service, but for what was signed', () => {
    const scope = ['bca', 'IONPAYTEST', 'va-payment']
    expect(identity.keys.map((claimed) => claimed.key)).toEqual([
      key(...scope, 'day', 'e-1', '2024-01-22'),
      key(...scope, 'same', 'e-1', FINGERPRINT),
      key(...scope, 'key', 'paid', '"202401221"'),
      key('signed', 'symmetric', 'KEY', 'POST:/path:token:hash:time'),
    ])
    expect(identity.fingerprint).toBe(FINGERPRINT)
    const paymentId = Buffer.from(key(...scope, 'payment', 'key', 'paid', '"202401221"'), 'base64').toString(
      'base64url',
    )
    expect(identity.paymentId).toBe(paymentId)
  })
})

describe('a call is known by what it has', () => {
  const identity = identifyCall(CALL)
  const count = (changes: Partial<IdentifiedCall>) => identifyCall({ ...CALL, ...changes }).keys.length

  it('external ID, sameness, key and signature', () => {
    expect(count({})).toBe(4)
    expect(count({ key: undefined })).toBe(3)
    expect(count({ signed: undefined })).toBe(3)
    expect(count({ keepDays: undefined })).toBe(3)
    expect(count({ externalId: undefined })).toBe(2)
    expect(count({ externalId: undefined, signed: undefined })).toBe(1)
  })

  it('neither external ID nor key: nothing at all, for a signature names no payment', () => {
    const nothing = identifyCall({ ...CALL, externalId: undefined, key: undefined })
    expect(nothing).toMatchObject({ keys: [], group: '', paymentId: undefined })
  })

  it('under each of its names, and the payment’s own ID under the oldest', () => {
    const renamed = identifyCall({ ...CALL, names: ['bca-2', 'bca', 'bca-1'] })
    const keysOf = (name: string) => identifyCall({ ...CALL, names: [name], signed: undefined }).keys
    const [captured] = identity.keys.slice(-1)
    expect(renamed.keys).toEqual([...['bca-2', 'bca', 'bca-1'].flatMap(keysOf), captured])
    expect(renamed.paymentId).toBe(identifyCall(CALL).paymentId)
  })

  it('an answer that is not kept is known to the end of the day and the tolerance, its key too', () => {
    const end = new Date('2024-01-23T00:05:00+07:00')
    const { keys } = identifyCall({ ...CALL, keepDays: undefined, signed: undefined })
    expect(keys.map(({ keepUntil }) => keepUntil)).toEqual([end, end])
  })
})

describe('paymentId', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab"[],\\1'), maxLength: 4 })
  const id = fc.string({ unit: fc.constantFrom(...'ab"[],\\1'), minLength: 1, maxLength: 4 })
  const call = fc.record({
    name: id,
    clientId: id,
    serviceId: id,
    externalId: fc.option(id, { nil: undefined }),
    key: fc.option(fc.array(text, { minLength: 1, maxLength: 2 }), { nil: undefined }),
    sameness: text,
  })
  const paymentIdOf = ({ name, ...parts }: { name: string } & Partial<IdentifiedCall>) =>
    identifyCall({ ...CALL, ...parts, names: [name] }).paymentId

  it('is the same for every retry of one payment, whatever else changes, and 43 characters', () => {
    const retry = fc.record({
      externalId: fc.option(id, { nil: undefined }),
      timestamp: fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      sameness: text,
      signed: fc.option(fc.tuple(id, id, text), { nil: undefined }),
      keepDays: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), retry, retry, (own, first, second) => {
        const [one, other] = [first, second].map((parts) => identifyCall({ ...CALL, ...parts, key: own }).paymentId)
        expect(one).toBe(other)
        expect(one).toMatch(/^[\w-]{43}$/)
      }),
    )
  })

  it('without a key goes by external ID and sameness, on any day', () => {
    const days = ['2024-01-22T10:00:00Z', '2024-02-22T10:00:00Z'].map((day) => new Date(day))
    const [one, other] = days.map((timestamp) => identifyCall({ ...CALL, key: undefined, timestamp }).paymentId)
    expect(one).toBe(other)
    expect(identifyCall({ ...CALL, key: undefined, externalId: 'e-2' }).paymentId).not.toBe(one)
    expect(identifyCall({ ...CALL, key: undefined, sameness: 'other' }).paymentId).not.toBe(one)
  })

  it('differs between gateways, clients, services and payments', () => {
    fc.assert(
      fc.property(call, call, (one, other) => {
        const [first, second] = [paymentIdOf(one), paymentIdOf(other)]
        if (first === undefined || second === undefined) return
        const payment = ({ key: own, externalId, sameness }: typeof one) => own ?? [externalId, sameness]
        const scope = ({ name, clientId, serviceId }: typeof one) => [name, clientId, serviceId]
        const isSame =
          JSON.stringify([scope(one), payment(one), one.key === undefined]) ===
          JSON.stringify([scope(other), payment(other), other.key === undefined])
        expect(first === second).toBe(isSame)
      }),
      { numRuns: 1000 },
    )
  })

  it('is none of the keys under which a call is claimed', () => {
    const { paymentId, keys } = identifyCall(CALL)
    const asBase64 = Buffer.from(paymentId ?? '', 'base64url').toString('base64')
    expect(keys.map((claimed) => claimed.key)).not.toContain(asBase64)
  })
})

describe('through handle', () => {
  const contract = { headers: { 'X-EXTERNAL-ID': { optional: /^[\w-]{1,36}$/ } } } as const
  const only = { ...TEST_DIALECT, services: { inquiry: paymentService, payment: paymentService } }
  const seen: (string | undefined)[] = []
  const take: TestHandler = ({ text }, { paymentId }) => {
    seen.push(paymentId)
    return { text }
  }
  const open = () => {
    const duplicates = memoryDuplicateStore()
    const claim = vi.spyOn(duplicates, 'claim')
    const merchant = openMerchant({
      dialect: only,
      contract: { ...contract, handlers: { payment: take } },
      duplicates,
    })
    return { claim, merchant }
  }
  const call = (externalId: string | undefined, reference: string | undefined) =>
    makeRequest({ path: PAYMENT_PATH, headers: { 'x-external-id': externalId }, body: { text: 'a', reference } })

  it('a call without an external ID goes by its key, and one without a key by its external ID', async () => {
    const { claim, merchant } = open()
    for (const [externalId, reference] of [
      [undefined, 'R1'],
      ['e-1', undefined],
      ['e-2', 'R2'],
    ] as const) {
      for (let count = 0; count < 2; count++)
        expect((await merchant.handle(call(externalId, reference))).code).toBe('2002500')
      expect(merchant.lastEvent()).toMatchObject({ duplicate: 'replay' })
    }
    // The repeat that has only an external ID is remembered by what was signed, too.
    expect(claim.mock.calls.map(([keys]) => keys.length)).toEqual([2, 2, 3, 3, 1, 4, 4])
  })

  it('one with neither is refused, and names what it lacks', async () => {
    const { claim, merchant } = open()
    const answer = await merchant.handle(call(undefined, undefined))
    expect([answer.code, answer.json.responseMessage]).toEqual(['4002502', 'Invalid Mandatory Field reference'])
    expect(causeOf(merchant)).toBe('IDENTITY_MISSING')
    expect(merchant.lastEvent()).toMatchObject({ cause: { field: 'reference' } })
    expect(claim).not.toHaveBeenCalled()
  })

  it('the handler and the events get one paymentId for all retries, and another for each payment', async () => {
    const { merchant } = open()
    seen.length = 0
    await merchant.handle(call('e-1', 'R1'))
    await merchant.handle(call('e-2', 'R1'))
    await merchant.handle(call('e-3', 'R2'))
    expect(seen).toHaveLength(2)
    expect(new Set(seen).size).toBe(2)
    const ids = merchant.events.map((event) => event.type !== 'warning' && event.paymentId)
    expect(ids).toEqual([seen[0], seen[0], seen[1]])
  })

  it('a payment’s ID does not depend on this process: another merchant’s is the same', async () => {
    seen.length = 0
    for (const { merchant } of [open(), open()]) await merchant.handle(call(undefined, 'R1'))
    expect(seen[0]).toBe(seen[1])
  })
})
