import { describe, expect, it, vi } from 'vitest'
import { type DuplicateStore, reject, type WarningEvent } from '../../src/index.ts'
import { isSettled, pass, settle, timersLeft, useFakeTime } from '../support/fake-time.ts'
import { makeGate } from '../support/gate.ts'
import { leasedStore } from '../support/leased-store.ts'
import { type Merchant, openMerchant, type TestHandler } from '../support/merchant.ts'
import { makeRequest, PAYMENT_PATH } from '../support/request.ts'

useFakeTime()

const payment = { path: PAYMENT_PATH, externalId: 'pay-1', body: { text: 'paid', reference: 'R1' } }
const IDENTITY = { gateway: 'test', service: 'payment', clientId: 'IONPAYTEST', externalId: 'pay-1' }

const ENDED = "the handler completed when the claim was no longer this call's"
const LEASE_LOST =
  'the lease ran out while the handler was running: another call may claim, or has claimed, the same keys'

/**
 * Two processes on one store. The first freezes while its handler runs: none of its renewals leaves, and none of its timers tells it.
 */
function openFrozen(second: TestHandler = async () => ({ text: 'of the second' })) {
  const shared = leasedStore()
  const gate = makeGate<{ text: string }>()
  const frozen: DuplicateStore = { ...shared, renew: () => new Promise(() => {}) }
  const early = openMerchant({ duplicates: frozen, payment: () => gate.promise })
  const late = openMerchant({ duplicates: shared, payment: second })
  return { shared, frozen, gate, early, late }
}

function storiesOf({ events }: Merchant): [string, string, unknown][] {
  const warnings = events.filter((event): event is WarningEvent => event.type === 'warning')
  for (const warning of warnings) {
    expect(warning).toMatchObject(IDENTITY)
    expect(warning.paymentId).toMatch(/^[\w-]{43}$/)
  }
  return warnings.filter(({ code }) => code !== 'HANDLER_STILL_RUNNING').map((w) => [w.code, w.message, w.claim])
}

describe('a process that freezes beyond its lease', () => {
  it('and whose claim was taken over hears that two handlers ran; the other one hears it, too', async () => {
    const { gate, early, late } = openFrozen()
    const first = early.call(payment)
    await pass(15_000)
    expect((await late.call(payment)).json.payment.text).toBe('of the second')
    expect(storiesOf(late)).toEqual([
      ['CLAIM_TAKEN_OVER', expect.stringMatching(/^this call has taken over/), undefined],
    ])
    gate.open({ text: 'of the first' })
    await settle()
    expect(storiesOf(early)).toEqual([
      ['LEASE_LOST', LEASE_LOST, undefined],
      [
        'CLAIM_LOST',
        `${ENDED}: another call has taken it over, and its handler ran for the same keys. This answer went out and is not stored; a duplicate gets the other one: check the ledger.`,
        'takenOver',
      ],
    ])
    await first
    const ids = [early, late].map(({ events }) => (events.at(-1) as WarningEvent).paymentId)
    expect(ids[0]).toBe(ids[1])
    await pass(60_000)
    expect(storiesOf(early)).toHaveLength(2)
    expect((await late.call(payment)).json.payment.text).toBe('of the second')
    expect(await timersLeft()).toBe(0)
  })

  it('and wakes while the other handler runs hears that, too', async () => {
    const other = makeGate<{ text: string }>()
    const { gate, early, late } = openFrozen(() => other.promise)
    void early.call(payment)
    await pass(15_000)
    const second = late.call(payment)
    await settle()
    gate.open({ text: 'of the first' })
    await settle()
    expect(storiesOf(early)[1]).toEqual([
      'CLAIM_LOST',
      `${ENDED}: another call has taken it over, and its handler runs for the same keys. This answer went out and is not stored: check the ledger.`,
      'takenOver',
    ])
    other.open({ text: 'of the second' })
    expect((await second).code).toBe('2002500')
  })

  it('and whose successor gave the claim back stores its answer after all: no third handler runs', async () => {
    const { gate, early, late } = openFrozen(() => reject('externalServerError'))
    void early.call(payment)
    await pass(15_000)
    expect((await late.call(payment)).code).toBe('5002502')
    gate.open({ text: 'of the first' })
    await settle()
    expect(storiesOf(early)[1]).toEqual(['CLAIM_LOST', expect.stringContaining('its answer is stored'), 'restored'])
    expect((await late.call(payment)).json.payment.text).toBe('of the first')
  })

  it('and whose claim nobody took over stores its answer, and nothing is said', async () => {
    const { gate, early, late } = openFrozen()
    void early.call(payment)
    await pass(20_000)
    gate.open({ text: 'of the first' })
    await settle()
    expect(storiesOf(early)).toEqual([])
    expect((await late.call(payment)).json.payment.text).toBe('of the first')
  })

  it('and whose handler then says no, hears that its claim was not its own', async () => {
    const shared = leasedStore()
    const gate = makeGate()
    const early = openMerchant({
      duplicates: { ...shared, renew: () => new Promise(() => {}) },
      payment: () => gate.promise.then(() => reject('externalServerError')),
    })
    const late = openMerchant({ duplicates: shared })
    void early.call(payment)
    await pass(15_000)
    await late.call(payment)
    gate.open()
    await settle()
    expect(storiesOf(early)).toEqual([
      ['LEASE_LOST', LEASE_LOST, undefined],
      ['CLAIM_LOST', "the claim was not released: it was no longer this call's", 'unknown'],
    ])
  })
})

describe('a store that refuses to store the answer', () => {
  it('since it has forgotten the claim stores it anew, and the operator learns it', async () => {
    const merchant = openMerchant()
    const finish = vi.spyOn(merchant.store, 'finish').mockImplementationOnce(async (keys, holder) => {
      await merchant.store.release(keys, holder) // as a failover would
      return false
    })
    expect((await merchant.call(payment)).code).toBe('2002500')
    await settle()
    expect(storiesOf(merchant)).toEqual([['CLAIM_LOST', expect.stringContaining("and nobody else's"), 'restored']])
    expect(finish).toHaveBeenCalledTimes(2)
    await merchant.call(payment)
    expect(merchant.lastEvent()).toMatchObject({ duplicate: 'replay' })
  })

  it('and answers the claim that asks why too late, stores the answer under that claim: nobody else is said to have it', async () => {
    const merchant = openMerchant()
    const { claim, release } = merchant.store
    vi.spyOn(merchant.store, 'finish').mockImplementationOnce(async (keys, holder) => {
      await release(keys, holder)
      return false
    })
    vi.spyOn(merchant.store, 'claim')
      .mockImplementationOnce(claim)
      .mockImplementationOnce(async (...step) => {
        await new Promise((resolve) => setTimeout(resolve, 2_500))
        return claim(...step)
      })
    const first = merchant.call(payment)
    await pass(4_000)
    expect((await first).code).toBe('2002500')
    expect(storiesOf(merchant)).toEqual([['CLAIM_LOST', expect.stringContaining("and nobody else's"), 'restored']])
    await merchant.call(payment)
    expect(merchant.lastEvent()).toMatchObject({ duplicate: 'replay' })
  })

  it('and then does not say whether it took the recovered one keeps that claim meanwhile: a retry runs no second handler', async () => {
    const run = vi.fn<TestHandler>(async ({ text }) => ({ text }))
    const merchant = openMerchant({ payment: run })
    const { release } = merchant.store
    vi.spyOn(merchant.store, 'finish')
      .mockImplementationOnce(async (keys, holder) => {
        await release(keys, holder)
        return false
      })
      .mockRejectedValueOnce(new Error('ECONNRESET'))
    await merchant.call(payment)
    const retry = merchant.call(payment)
    await pass(2_000)
    expect((await retry).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('at the second try, since another has taken it over meanwhile: the second try is not a success', async () => {
    const { frozen, gate, early, late } = openFrozen()
    vi.spyOn(frozen, 'finish').mockRejectedValueOnce(new Error('ECONNREFUSED'))
    void early.call(payment)
    await pass(14_500)
    gate.open({ text: 'of the first' })
    await settle()
    expect(storiesOf(early).map(([code]) => code)).toEqual(['DUPLICATE_NOT_STORED'])
    await pass(500)
    await late.call(payment)
    await pass(1_000)
    expect(storiesOf(early).map(([code, , claim]) => [code, claim])).toEqual([
      ['DUPLICATE_NOT_STORED', undefined],
      ['LEASE_LOST', undefined],
      ['CLAIM_LOST', 'takenOver'],
    ])
  })

  it('because an earlier try was stored, of which nothing was heard, is a success: nothing is said', async () => {
    const merchant = openMerchant()
    const real = merchant.store.finish
    vi.spyOn(merchant.store, 'finish').mockImplementationOnce(async (...step) => {
      await real(...step)
      throw new Error('ECONNRESET')
    })
    await merchant.call(payment)
    await pass(1_000)
    expect(storiesOf(merchant).map(([code]) => code)).toEqual(['DUPLICATE_NOT_STORED'])
    expect(await timersLeft()).toBe(0)
  })
})

describe('a store step that does not end', () => {
  const never = () => new Promise<never>(() => {})

  it('in its own time is a slow store', async () => {
    const merchant = openMerchant()
    vi.spyOn(merchant.store, 'finish').mockImplementationOnce(never)
    const first = merchant.call(payment)
    await pass(2_000)
    await first
    expect(storiesOf(merchant)[0]?.[1]).toBe(
      'the answer was not stored: the duplicate store did not answer within 2000 ms (option storeTimeoutMilliseconds). Trying again while the lease is renewed.',
    )
  })

  it("before the call's deadline is not", async () => {
    const merchant = openMerchant({ contract: { deadlineMilliseconds: 500 } })
    vi.spyOn(merchant.store, 'finish').mockImplementationOnce(never)
    const first = merchant.call(payment)
    await pass(500)
    expect((await first).code).toBe('2002500')
    expect(storiesOf(merchant)[0]?.[1]).toBe(
      "the answer was not stored: the call's deadline came before the duplicate store's answer. Trying again while the lease is renewed.",
    )
  })
})

describe('a handler that never settles', () => {
  it('is told again each minute, is in snap.running(), and keeps its claim', async () => {
    const gate = makeGate<{ text: string }>()
    const merchant = openMerchant({ payment: () => gate.promise })
    expect(merchant.snap.running()).toEqual([])
    const first = merchant.call(payment)
    await pass(180_000)
    expect((await first).code).toBe('5042500')
    const warnings = merchant.events.filter((event): event is WarningEvent => event.type === 'warning')
    expect(
      warnings.map(({ code, durationMilliseconds = 0 }) => [code, Math.round(durationMilliseconds / 1_000)]),
    ).toEqual([60, 120, 180].map((seconds) => ['HANDLER_STILL_RUNNING', seconds]))
    expect(warnings[0]).toMatchObject(IDENTITY)
    const [running] = merchant.snap.running()
    expect(running).toMatchObject({ ...IDENTITY, paymentId: warnings[0]?.paymentId })
    expect(running?.durationMilliseconds).toBeCloseTo(180_000, -2)
    const retry = merchant.call(payment)
    expect(await isSettled(retry)).toBe(false)
    gate.open({ text: 'at last' })
    expect((await retry).code).toBe('2002500')
    expect(merchant.snap.running()).toEqual([])
    expect(await timersLeft()).toBe(0)
  })

  it('in a transaction keeps its claim to transactionLimitMilliseconds: then a retry runs, and the late one is rolled back', async () => {
    const memory = leasedStore()
    const gate = makeGate<{ text: string }>()
    let runs = 0
    const merchant = openMerchant({
      payment: async ({ text }) => (runs++ === 0 ? gate.promise : { text }),
      transactionLimitMilliseconds: 20_000,
      duplicates: {
        ...memory,
        async transact(keys, holder, _, work) {
          const answer = await work({})
          if (answer === undefined) return { state: 'rolledBack' }
          return { state: (await memory.finish(keys, holder, answer.answer)) ? 'committed' : 'lost' }
        },
      },
    })
    const first = merchant.call(payment)
    await pass(20_000)
    await first
    expect(merchant.warnings()).toEqual(['TRANSACTION_TOO_LONG'])
    await pass(15_000)
    expect((await merchant.call(payment)).code).toBe('2002500')
    expect(runs).toBe(2)
    gate.open({ text: 'too late' })
    await settle()
    expect((await merchant.call(payment)).json.payment.text).toBe('paid')
  })
})

describe('a call whose caller has gone', () => {
  it.each<[string, object]>([
    ['by its signal', { signal: AbortSignal.abort() }],
    ['by its door', { isAnswerable: () => false }],
    ['by its door, later', { isAnswerable: async () => false }],
  ])('before its handler started runs none, %s, and a retry runs it', async (_, received) => {
    const run = vi.fn<TestHandler>(async ({ text }) => ({ text }))
    const merchant = openMerchant({ payment: run })
    const request = makeRequest(payment)
    expect((await merchant.handle({ ...request, ...received })).code).toBe('5042500')
    expect(merchant.lastEvent()).toMatchObject({ type: 'refused', cause: { code: 'CALLER_GONE' } })
    expect(run).not.toHaveBeenCalled()
    expect((await merchant.call(payment)).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(1)
  })
})

it('a call that ends at once costs no timer but its own deadline’s', async () => {
  const merchant = openMerchant()
  await merchant.call(payment)
  const interval = vi.spyOn(globalThis, 'setInterval')
  for (const externalId of ['a', 'b', 'c'])
    await merchant.call({ ...payment, externalId, body: { text: 'paid', reference: externalId } })
  expect(interval).not.toHaveBeenCalled()
})

it('the renewals that are due at one tick are asked for in one macrotask', async () => {
  const merchant = openMerchant({ payment: () => new Promise(() => {}) })
  const turns: number[] = []
  let turn = 0
  vi.spyOn(merchant.store, 'renew').mockImplementation(async () => {
    turns.push(turn)
    queueMicrotask(() => turn++)
    return true
  })
  for (const reference of ['a', 'b', 'c']) {
    void merchant.call({ ...payment, externalId: reference, body: { text: 'paid', reference } })
    await pass(100)
  }
  await pass(5_000)
  expect(turns).toEqual([0, 0, 0])
})
