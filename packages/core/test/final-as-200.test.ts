import { describe, expect, it, vi } from 'vitest'
import { memoryDuplicateStore, type OutcomeName, reject } from '../src/index.ts'
import { makeGate } from './support/gate.ts'
import { causeOf, openMerchant, type TestHandler } from './support/merchant.ts'
import { type CallParts, PAYMENT_PATH } from './support/request.ts'

/** A gateway to which HTTP 200 is the acknowledgment, and any other status a reason to try again. */
const contract = { httpStatus: 'finalAs200' } as const
const payment: CallParts = { path: PAYMENT_PATH, externalId: 'pay-1', body: { text: 'paid', reference: 'R1' } }

const open = (handler: TestHandler) => openMerchant({ contract, inquiry: handler, payment: handler })
const raise = (error: unknown): never => {
  throw error
}

describe('finalAs200', () => {
  it('a success is 200', async () => {
    const merchant = open(async ({ text }) => ({ text }))
    const answer = await merchant.call(payment)
    expect([answer.status, answer.code]).toEqual([200, '2002500'])
    expect(merchant.lastEvent()).toMatchObject({ httpStatus: 200, responseCode: '2002500' })
  })

  it.each<OutcomeName>(['paidBill', 'invalidBill', 'inconsistentRequest', 'badRequest', 'unauthorized', 'conflict'])(
    'a rejection that is kept is 200, with its own code, the first time and each time again: %s',
    async (outcome) => {
      const merchant = open(() => reject(outcome))
      const first = await merchant.call(payment)
      expect(first.status).toBe(200)
      expect(first.code).toMatch(/^4\d\d25\d\d$/)
      expect(merchant.lastEvent()).toMatchObject({
        type: 'answered',
        httpStatus: 200,
        responseCode: first.code,
        outcome,
      })
      const again = await merchant.call(payment)
      expect([again.status, again.text]).toEqual([200, first.text])
      expect(merchant.lastEvent()).toMatchObject({ duplicate: 'replay', httpStatus: 200, responseCode: first.code })
    },
  )

  it.each<[OutcomeName, number]>([
    ['generalError', 500],
    ['internalServerError', 500],
    ['externalServerError', 500],
    ['timeout', 504],
    ['tooManyRequests', 429],
    ['requestInProgress', 202],
  ])('what a retry may change keeps its own status: %s', async (outcome, status) => {
    expect((await open(() => reject(outcome)).call(payment)).status).toBe(status)
    expect((await open(() => raise(reject(outcome))).call(payment)).status).toBe(status)
  })

  it('a handler that throws, and one that answers rubbish, are 500, the first time and each time again', async () => {
    expect((await open(() => raise(new Error('down'))).call(payment)).status).toBe(500)
    const rubbish = open(() => ({ text: 42 }) as never)
    for (let count = 0; count < 2; count++) {
      const answer = await rubbish.call(payment)
      expect([answer.status, answer.code]).toEqual([500, '5002500'])
    }
  })

  const REFUSALS: [what: string, parts: CallParts, status: number][] = [
    ['a method', { method: 'PUT' }, 405],
    ['a header', { headers: { 'channel-id': undefined } }, 400],
    ['a timestamp', { timestamp: '2024-01-22T16:00:01+07:00' }, 401],
    ['a client', { headers: { 'x-partner-id': 'OTHER' } }, 401],
    ['a token', { accessToken: 'x.y.z' }, 401],
    ['a signature', { clientSecret: 'another' }, 401],
    ['a body', { body: 'no JSON' }, 400],
    ['a field that is missing', { body: {} }, 400],
    ['a field that is wrong', { body: { text: 'x'.repeat(21) } }, 400],
  ]
  it.each(REFUSALS)('a refusal before the handler keeps its own status: %s', async (_, parts, status) => {
    const merchant = open(async ({ text }) => ({ text }))
    const answer = await merchant.call({ ...payment, ...parts })
    expect([answer.status, answer.code.slice(0, 3)]).toEqual([status, String(status)])
  })

  it('a known ID with other content keeps 409', async () => {
    const merchant = open(async ({ text }) => ({ text }))
    await merchant.call(payment)
    expect((await merchant.call({ ...payment, body: { text: 'other' } })).status).toBe(409)
    expect(causeOf(merchant)).toBe('DUPLICATE_CONFLICT')
  })

  it('a duplicate that runs, a deadline and a full house keep their own status', async () => {
    const gate = makeGate()
    const run = vi.fn<TestHandler>(async ({ text }) => {
      await gate.promise
      return { text }
    })
    const merchant = openMerchant({
      contract: { ...contract, deadlineMilliseconds: 200 },
      payment: run,
      maxConcurrentHandlers: 1,
    })
    const first = merchant.call(payment)
    await vi.waitFor(() => expect(run).toHaveBeenCalled())
    expect((await merchant.call({ ...payment, externalId: 'pay-2', body: { text: 'other' } })).status).toBe(429)
    expect((await first).status).toBe(504)
    gate.open()
    await vi.waitFor(() => expect(merchant.lastEvent()).toMatchObject({ late: true, httpStatus: 200 }))
    expect((await merchant.call(payment)).status).toBe(200)
  })

  it('a store that is down is never 200', async () => {
    const duplicates = { ...memoryDuplicateStore(), claim: async () => Promise.reject(new Error('down')) }
    const answer = await openMerchant({ contract, duplicates }).call(payment)
    expect([answer.status, answer.code]).toEqual([500, '5002501'])
  })

  it('an inconsistent repeat is 200, where the first answer was a success', async () => {
    const services = { payment: { duplicates: { repeat: 'inconsistent' } } } as const
    const taken = openMerchant({ contract: { ...contract, services } })
    await taken.call(payment)
    const again = await taken.call(payment)
    expect([again.status, again.json]).toEqual([
      200,
      { responseCode: '4042518', responseMessage: 'Inconsistent Request', payment: { text: 'paid', reference: 'R1' } },
    ])
    expect(taken.lastEvent()).toMatchObject({ duplicate: 'inconsistent', httpStatus: 200, responseCode: '4042518' })

    const mirrored = openMerchant({ contract: { services } })
    await mirrored.call(payment)
    expect((await mirrored.call(payment)).status).toBe(404)
  })

  it('mirror is the first three digits', async () => {
    const outcomes = { paidBill: { responseCode: '2022514' } }
    const merchant = openMerchant({ contract: { outcomes }, payment: () => reject('paidBill') })
    expect((await merchant.call(payment)).status).toBe(202)
  })
})
