import { describe, expect, it, vi } from 'vitest'
import { type DuplicateStore, type HandlerContext, reject, type TransactResult } from '../../src/index.ts'
import { isSettled, pass, settle, timersLeft, useFakeTime } from '../support/fake-time.ts'
import { makeGate } from '../support/gate.ts'
import { leasedStore } from '../support/leased-store.ts'
import {
  causeOf,
  inquiryService,
  type MerchantOptions,
  openMerchant,
  paymentService,
  type TestHandler,
} from '../support/merchant.ts'
import { INQUIRY_PATH, PAYMENT_PATH } from '../support/request.ts'

useFakeTime()

const payment = { path: PAYMENT_PATH, externalId: 'pay-1', body: { text: 'paid', reference: 'R1' } }
const TRANSACTION = { of: 'the store' }

type Transact = NonNullable<DuplicateStore['transact']>

/** A merchant whose store offers transactions. `ends` says how one ends whose work gave an answer. */
function open(
  handler: TestHandler = ({ text }) => ({ text }),
  {
    ends,
    ...options
  }: MerchantOptions & { ends?: (keep: () => Promise<TransactResult>) => Promise<TransactResult> } = {},
) {
  const undone: boolean[] = []
  const memory = leasedStore()
  const transact = vi.fn<Transact>(async (keys, holder, _, work) => {
    const kept = await work(TRANSACTION)
    if (kept === undefined) return { state: 'rolledBack' }
    const { answer } = kept
    undone.push(kept.undo)
    const keep = async (): Promise<TransactResult> =>
      (await memory.finish(keys, holder, answer)) ? { state: 'committed' } : { state: 'lost' }
    return ends === undefined ? keep() : ends(keep)
  })
  const duplicates = {
    ...memory,
    finish: vi.fn(memory.finish),
    release: vi.fn(memory.release),
    renew: vi.fn(memory.renew),
    transact,
  }
  const run = vi.fn(handler)
  return {
    duplicates,
    transact,
    undone,
    run,
    merchant: openMerchant({ inquiry: run, payment: run, duplicates, ...options }),
  }
}

function contextOf(run: { mock: { calls: unknown[][] } }): HandlerContext {
  return run.mock.calls.at(-1)?.[1] as HandlerContext // the handler's second argument
}

describe('context.transaction', () => {
  it('is the store’s, for a payment, and a holder may be silent for less than its lease', async () => {
    const { merchant, run, transact } = open()
    expect((await merchant.call(payment)).code).toBe('2002500')
    expect(contextOf(run).transaction).toBe(TRANSACTION)
    expect(transact.mock.calls[0]?.[2]).toEqual({ silenceMilliseconds: 9_000 })
  })

  it('is for otherStatus, too', async () => {
    const otherStatus = vi.fn(() => {})
    const refunds = paymentService.with({ meaning: () => 'refunded' })
    const { merchant, transact } = open(undefined, {
      dialect: { services: { inquiry: inquiryService, payment: refunds } },
      contract: { otherStatus },
    })
    expect((await merchant.call(payment)).code).toBe('2002500')
    expect(contextOf(otherStatus).transaction).toBe(TRANSACTION)
    expect(transact).toHaveBeenCalledTimes(1)
  })

  it('is undefined for what reports no money, and where the store offers none', async () => {
    const { merchant, run, transact } = open()
    await merchant.call({ path: INQUIRY_PATH })
    expect(contextOf(run)).not.toHaveProperty('transaction')
    expect(transact).not.toHaveBeenCalled()
    const other = vi.fn<TestHandler>(({ text }) => ({ text }))
    await openMerchant({ payment: other }).call(payment)
    expect(contextOf(other)).not.toHaveProperty('transaction')
  })
})

describe('a transaction', () => {
  it('that is committed needs no second finish, and a retry gets its answer', async () => {
    const { duplicates, merchant, run, undone } = open()
    const first = await merchant.call(payment)
    expect((await merchant.call(payment)).text).toBe(first.text)
    expect(run).toHaveBeenCalledTimes(1)
    expect(undone).toEqual([false])
    expect(duplicates.finish).not.toHaveBeenCalled()
    expect(duplicates.release).not.toHaveBeenCalled()
    expect([merchant.warnings(), await timersLeft()]).toEqual([[], 0])
  })

  it.each<[string, TestHandler]>([
    ['returns', () => reject('paidBill')],
    [
      'throws',
      () => {
        throw reject('paidBill')
      },
    ],
  ])('whose handler %s a rejection commits its answer, and undoes the rest', async (_, handler) => {
    const { duplicates, merchant, run, undone } = open(handler)
    const first = await merchant.call(payment)
    expect(first.code).toBe('4042514')
    expect(undone).toEqual([true])
    expect(duplicates.finish).not.toHaveBeenCalled()
    expect((await merchant.call(payment)).text).toBe(first.text)
    expect(run).toHaveBeenCalledTimes(1)
    expect([merchant.warnings(), await timersLeft()]).toEqual([[], 0])
  })

  it.each<[string, string, TestHandler]>([
    ['throws', '5002500', () => Promise.reject(new Error('out of paper'))],
    ['rejects with 5xx', '5002502', () => reject('externalServerError')],
    ['answers what cannot be written', '5002500', () => ({ text: 42 as unknown as string })],
    [
      'drops a rejection',
      '5002500',
      ({ text }, context) => {
        context.reject('paidBill')
        return { text }
      },
    ],
  ])('whose handler %s is rolled back, and a retry runs it', async (_, code, handler) => {
    const { merchant, run, transact } = open((order, context) =>
      run.mock.calls.length === 1 ? handler(order, context) : { text: order.text },
    )
    expect((await merchant.call(payment)).code).toBe(code)
    expect(await transact.mock.results[0]?.value).toEqual({ state: 'rolledBack' })
    expect((await merchant.call(payment)).code).toBe('2002500')
    expect([merchant.warnings(), await timersLeft()]).toEqual([[], 0])
  })

  it.each<[string, TestHandler | undefined]>([
    ['a success', undefined],
    ['a rejection', () => reject('paidBill')],
  ])('with %s that is lost is 500xx01: nothing was taken, and the claim is another’s', async (_, handler) => {
    const { duplicates, merchant } = open(handler, { ends: async () => ({ state: 'lost' }) })
    expect((await merchant.call(payment)).code).toBe('5002501')
    expect(merchant.lastEvent()).toMatchObject({
      type: 'failed',
      cause: { code: 'DUPLICATE_STORE_FAILED', message: expect.stringContaining('another call has taken the claim') },
    })
    expect(duplicates.finish).not.toHaveBeenCalled()
    expect(duplicates.release).not.toHaveBeenCalled()
    expect([merchant.warnings(), await timersLeft()]).toEqual([[], 0])
  })

  it.each<[string, string, TestHandler | undefined]>([
    ['a success', '2002500', undefined],
    ['a rejection', '4042514', () => reject('paidBill')],
  ])('with %s that the store rolls back is 500xx01, and a retry runs the handler at once', async (_, code, handler) => {
    const error = new Error('deferred constraint')
    const { merchant, run } = open(handler, {
      ends: (keep) => (run.mock.calls.length === 1 ? Promise.resolve({ state: 'rolledBack', error }) : keep()),
    })
    expect((await merchant.call(payment)).code).toBe('5002501')
    expect(merchant.lastEvent()).toMatchObject({
      cause: { message: expect.stringContaining('nothing was taken') },
      error,
    })
    expect((await merchant.call(payment)).code).toBe(code)
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('that never began is 500xx01, and a retry runs the handler', async () => {
    const { merchant, run, transact } = open()
    transact.mockResolvedValueOnce({ state: 'rolledBack', error: new Error('no connection') })
    expect((await merchant.call(payment)).code).toBe('5002501')
    expect(run).not.toHaveBeenCalled()
    expect((await merchant.call(payment)).code).toBe('2002500')
  })

  it('renews its lease while the handler runs', async () => {
    const gate = makeGate()
    const { duplicates, merchant } = open(({ text }) => gate.promise.then(() => ({ text })))
    const first = merchant.call(payment)
    await pass(6_000)
    expect(duplicates.renew).toHaveBeenCalledTimes(1)
    gate.open()
    expect((await first).code).toBe('2002500')
  })
})

describe('a transaction of which nobody knows whether it was committed', () => {
  const lose = async (): Promise<never> => {
    throw new Error('Connection terminated unexpectedly')
  }

  it('is 500xx01, and the claim is neither finished nor released: a retry runs when the lease has run out', async () => {
    const { duplicates, merchant, run } = open(undefined, {
      ends: (keep) => (run.mock.calls.length === 1 ? lose() : keep()),
    })
    expect((await merchant.call(payment)).code).toBe('5002501')
    expect(merchant.lastEvent()).toMatchObject({
      cause: { code: 'DUPLICATE_STORE_FAILED', message: expect.stringContaining('is not known') },
      error: expect.objectContaining({ message: 'Connection terminated unexpectedly' }),
    })
    expect(duplicates.finish).not.toHaveBeenCalled()
    expect(duplicates.release).not.toHaveBeenCalled()
    await pass(9_000)
    expect(duplicates.renew).not.toHaveBeenCalled()
    const retry = merchant.call(payment)
    await pass(5_000)
    expect(await isSettled(retry)).toBe(false)
    await pass(2_000)
    expect((await retry).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('but was, gives a retry the first answer', async () => {
    const { merchant, run } = open(undefined, { ends: (keep) => keep().then(lose) })
    expect((await merchant.call(payment)).code).toBe('5002501')
    expect((await merchant.call(payment)).code).toBe('2002500')
    expect(merchant.lastEvent()).toMatchObject({ type: 'answered', duplicate: 'replay' })
    expect(run).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['nothing', undefined],
    ['no state', {}],
    ['a state that is none', { state: 'perhaps' }],
  ])('is what a store says that gives %s', async (_, result) => {
    // What a broken store gives.
    const { duplicates, merchant } = open(undefined, { ends: async () => result as TransactResult })
    expect((await merchant.call(payment)).code).toBe('5002501')
    expect(duplicates.release).not.toHaveBeenCalled()
  })

  it('is what a store says that has committed and run nothing', async () => {
    const { merchant, transact } = open()
    transact.mockResolvedValueOnce({ state: 'committed' })
    expect((await merchant.call(payment)).code).toBe('5002501')
    expect(causeOf(merchant)).toBe('DUPLICATE_STORE_FAILED')
  })

  it('with a rejection inside is 500xx01, too: never a rejection that a retry may contradict', async () => {
    const { duplicates, merchant } = open(() => reject('paidBill'), { ends: lose })
    expect((await merchant.call(payment)).code).toBe('5002501')
    expect(duplicates.finish).not.toHaveBeenCalled()
    expect(duplicates.release).not.toHaveBeenCalled()
  })

  it('keeps its claim to the end of the lease where the handler threw, too, and says so', async () => {
    const { duplicates, merchant, transact } = open(() => Promise.reject(new Error('no stock')))
    transact.mockImplementation(async (_keys, _holder, _options, work) => {
      await work(TRANSACTION)
      return lose() // a procedure that the handler called has committed, say
    })
    expect((await merchant.call(payment)).code).toBe('5002500')
    expect(merchant.warnings()).toEqual(['DUPLICATE_NOT_STORED'])
    expect(duplicates.release).not.toHaveBeenCalled()
  })
})

describe('maxTransactions', () => {
  const other = { ...payment, externalId: 'pay-2', body: { text: 'paid', reference: 'R2' } }

  it('refuses beyond it before the claim, for all snaps on the store together, and gives each back', async () => {
    const gate = makeGate()
    const { duplicates, merchant } = open(({ text }) => gate.promise.then(() => ({ text })))
    const claim = vi.fn(duplicates.claim)
    const limited = { ...duplicates, claim, maxTransactions: 1 }
    const slow = ({ text }: { text: string }) => gate.promise.then(() => ({ text }))
    const [one, two] = [slow, undefined].map((handler) =>
      openMerchant({ duplicates: limited, ...(handler && { payment: handler }) }),
    )
    if (one === undefined || two === undefined) throw new Error('there are two')
    const first = one.call(payment)
    await settle()
    expect([(await one.call(other)).code, (await two.call(other)).code]).toEqual(['4292500', '4292500'])
    expect(one.lastEvent()).toMatchObject({ cause: { code: 'TOO_MANY_HANDLERS' } })
    expect(claim).toHaveBeenCalledTimes(1)
    expect((await two.call({ path: INQUIRY_PATH })).code).toBe('2002400')
    gate.open()
    expect((await first).code).toBe('2002500')
    expect((await two.call(other)).code).toBe('2002500')
    expect(merchant.warnings()).toEqual([])
  })

  it('counts a handler that is past its deadline until it ends', async () => {
    const gate = makeGate()
    const { duplicates } = open()
    const merchant = openMerchant({
      duplicates: { ...duplicates, maxTransactions: 1 },
      payment: ({ text }) => gate.promise.then(() => ({ text })),
      contract: { deadlineMilliseconds: 100 },
    })
    const first = merchant.call(payment)
    await pass(100)
    expect((await first).code).toBe('5042500')
    expect((await merchant.call(other)).code).toBe('4292500')
    gate.open()
    await settle()
    expect((await merchant.call(other)).code).toBe('2002500')
  })

  it('beside maxConcurrentHandlers takes nothing where the other refuses', async () => {
    const gate = makeGate()
    const { duplicates } = open()
    const limited = { ...duplicates, maxTransactions: 1 }
    const merchant = openMerchant({
      duplicates: limited,
      maxConcurrentHandlers: 2,
      payment: ({ text }) => gate.promise.then(() => ({ text })),
      inquiry: ({ text }) => gate.promise.then(() => ({ text })),
    })
    const first = merchant.call(payment)
    await settle()
    expect((await merchant.call(other)).code).toBe('4292500')
    const inquiry = merchant.call({ path: INQUIRY_PATH })
    await settle()
    expect((await merchant.call({ path: INQUIRY_PATH, externalId: 'ask-2' })).code).toBe('4292400')
    gate.open()
    expect([(await first).code, (await inquiry).code]).toEqual(['2002500', '2002400'])
  })
})

describe('a transaction behind its deadline', () => {
  const contract = { deadlineMilliseconds: 100 }

  function openLate(ends?: (keep: () => Promise<TransactResult>) => Promise<TransactResult>) {
    const gate = makeGate()
    const opened = open(({ text }) => gate.promise.then(() => ({ text })), { contract, ...(ends && { ends }) })
    return { gate, ...opened }
  }

  it('is committed, and its answer is what a retry gets', async () => {
    const { gate, merchant, run } = openLate()
    const first = merchant.call(payment)
    await pass(100)
    expect((await first).code).toBe('5042500')
    gate.open()
    await settle()
    expect(merchant.lastEvent()).toMatchObject({ type: 'answered', late: true })
    expect((await merchant.call(payment)).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('and lost is told to the operator', async () => {
    const { gate, merchant } = openLate(async () => ({ state: 'lost' }))
    const first = merchant.call(payment)
    await pass(100)
    await first
    gate.open()
    await settle()
    expect(merchant.warnings()).toEqual(['DUPLICATE_NOT_STORED'])
    expect(await timersLeft()).toBe(0)
  })

  it('for which it waited does not begin: no handler runs, and the claim is given back', async () => {
    const gate = makeGate()
    const { merchant, run, transact } = open(undefined, { contract })
    const real = transact.getMockImplementation()
    transact.mockImplementationOnce(async (...call) => {
      await gate.promise
      return real?.(...call) as Promise<TransactResult> // it is there
    })
    const first = merchant.call(payment)
    await pass(100)
    expect((await first).code).toBe('5042500')
    gate.open()
    await settle()
    expect(run).not.toHaveBeenCalled()
    expect(merchant.warnings()).toEqual([])
    expect((await merchant.call(payment)).code).toBe('2002500')
  })
})
