import { describe, expect, it, vi } from 'vitest'
import type { Endpoint } from '../../src/gateways/endpoint.ts'
import { readInside } from '../../src/gateways/gateway-inside.ts'
import { type ClaimResult, type DuplicateStore, formatEvent, memoryDuplicateStore, reject } from '../../src/index.ts'
import { isSettled, pass, settle, timersLeft, useFakeTime } from '../support/fake-time.ts'
import { makeGate } from '../support/gate.ts'
import {
  causeOf,
  type MerchantOptions,
  openMerchant,
  type TestHandler,
  testGateway,
  testPartner,
} from '../support/merchant.ts'
import { INQUIRY_PATH, PAYMENT_PATH } from '../support/request.ts'

useFakeTime()

const payment = { path: PAYMENT_PATH, externalId: 'pay-1', body: { text: 'paid', reference: 'R1' } }
const never = () => new Promise<never>(() => {})
const broken = async () => {
  throw new Error('ECONNREFUSED')
}

function open(handler: TestHandler = async ({ text }) => ({ text })) {
  const duplicates = memoryDuplicateStore()
  const run = vi.fn(handler)
  return { duplicates, run, merchant: openMerchant({ payment: run, inquiry: run, duplicates }) }
}

describe('a claim that fails', () => {
  it.each<[string, DuplicateStore['claim']]>([
    ['rejects', broken],
    [
      'throws',
      () => {
        throw new Error('ECONNREFUSED')
      },
    ],
    ['rejects with what is no Error', () => Promise.reject('ECONNREFUSED')],
  ])('%s: 500xx01, no handler runs, and the operator learns why', async (_, claim) => {
    const { duplicates, run, merchant } = open()
    vi.spyOn(duplicates, 'claim').mockImplementation(claim)
    expect((await merchant.call(payment)).code).toBe('5002501')
    expect(merchant.lastEvent()).toMatchObject({
      type: 'failed',
      cause: { code: 'DUPLICATE_STORE_FAILED', message: 'the duplicate store failed at claim: see what it threw' },
    })
    const { error } = merchant.lastEvent() as { error?: unknown }
    expect(error instanceof Error ? error.message : error).toBe('ECONNREFUSED')
    expect(run).not.toHaveBeenCalled()
  })

  it.each([
    ['a code of a driver', Object.assign(new Error('password=hunter2'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
    ['a code that may be text', Object.assign(new Error('password=hunter2'), { code: 'password hunter2' }), undefined],
    ['no code', new Error('password=hunter2'), undefined],
  ])('the log has its code, and never its text: %s', async (_, error, told) => {
    const { duplicates, merchant } = open()
    vi.spyOn(duplicates, 'claim').mockRejectedValue(error)
    await merchant.call(payment)
    const line = formatEvent(merchant.lastEvent())
    expect(line).toContain('DUPLICATE_STORE_FAILED')
    expect(line).not.toContain('hunter2')
    if (told !== undefined) expect(line).toContain(told)
  })

  it('is given back once, for it may have been made', async () => {
    const { duplicates, merchant } = open()
    const claim = vi.spyOn(duplicates, 'claim').mockImplementationOnce(broken)
    const release = vi.spyOn(duplicates, 'release')
    await merchant.call(payment)
    await settle()
    const [keys, { holder } = { holder: '' }] = claim.mock.calls[0] ?? []
    expect(release.mock.calls).toEqual([[keys, holder]])
    expect((await merchant.call(payment)).code).toBe('2002500')
  })

  it.each([
    ['nothing', undefined],
    ['no state', {}],
    ['a state that is none', { state: 'perhaps' }],
    ['no answer', { state: 'finished' }],
    ['an answer without a body', { state: 'finished', answer: { status: 200 } }],
    ['an answer with a status that is none', { state: 'finished', answer: { status: 99, body: new Uint8Array() } }],
    ['an answer as text', { state: 'finished', answer: { status: 200, body: '{}' } }],
  ])('gives %s: 500xx01, and no handler runs', async (_, result) => {
    const { duplicates, run, merchant } = open()
    vi.spyOn(duplicates, 'claim').mockResolvedValue(result as ClaimResult) // what a broken store gives
    expect((await merchant.call(payment)).code).toBe('5002501')
    expect(run).not.toHaveBeenCalled()
  })
})

describe('a finished call whose answer is not one', () => {
  it.each([
    ['has no response code', 200, '{"responseMessage":"Successful"}'],
    ['has a response code of six digits', 200, '{"responseCode":"200250"}'],
    ['starts otherwise', 200, '{"a":1,"responseCode":"2002500"}'],
    ['was cut off', 200, '{"responseCode":"2002500","responseMessage":"Succ'],
    ['is a text', 200, '"responseCode"'],
    ['is empty', 200, ''],
    ['has no final status', 199, '{"responseCode":"2002500"}'],
    ['has a status that is none', 600, '{"responseCode":"2002500"}'],
  ])('%s: 500xx01 and an event, and it is not replayed', async (_, status, body) => {
    const { duplicates, run, merchant } = open()
    const answer = { status, body: new TextEncoder().encode(body) }
    vi.spyOn(duplicates, 'claim').mockResolvedValue({ state: 'finished', answer })
    expect((await merchant.call(payment)).code).toBe('5002501')
    expect(merchant.lastEvent()).toMatchObject({ type: 'failed', cause: { code: 'DUPLICATE_STORE_FAILED' } })
    expect(run).not.toHaveBeenCalled()
  })
})

describe('a claim that is slow', () => {
  it('for 2 s is 500xx01, and is given back when it was made all the same', async () => {
    const { duplicates, run, merchant } = open()
    const real = duplicates.claim
    const gate = makeGate()
    vi.spyOn(duplicates, 'claim').mockImplementationOnce(async (...call) => {
      await gate.promise
      return real(...call)
    })
    const first = merchant.call(payment)
    await pass(1_999)
    expect(await isSettled(first)).toBe(false)
    await pass(1)
    expect((await first).code).toBe('5002501')
    expect(causeOf(merchant)).toBe('DUPLICATE_STORE_FAILED')
    gate.open()
    await settle()
    expect((await merchant.call(payment)).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('has its own time limit', async () => {
    const { duplicates } = open()
    vi.spyOn(duplicates, 'claim').mockImplementation(never)
    const merchant = openMerchant({ duplicates, storeTimeoutMilliseconds: 10 })
    const first = merchant.call(payment)
    await pass(10)
    expect((await first).code).toBe('5002501')
  })

  it('beyond the deadline is 504xx00, and no handler runs', async () => {
    const { duplicates, run } = open()
    vi.spyOn(duplicates, 'claim').mockImplementation(never)
    const merchant = openMerchant({ duplicates, payment: run, contract: { deadlineMilliseconds: 100 } })
    const first = merchant.call(payment)
    await pass(100)
    expect((await first).code).toBe('5042500')
    await pass(60_000)
    expect(run).not.toHaveBeenCalled()
  })

  it('for ever does not keep close() for ever', async () => {
    const { duplicates, merchant } = open()
    vi.spyOn(duplicates, 'claim').mockImplementation(never)
    const first = merchant.call(payment)
    await pass(2_000)
    await first
    const closing = merchant.snap.close()
    await pass(15_000)
    await pass(1)
    expect(await isSettled(closing)).toBe(true)
  })
})

describe('an answer that cannot be stored', () => {
  it('goes out all the same, with a warning; storing is tried again while the lease is renewed', async () => {
    const { duplicates, run, merchant } = open()
    const finish = vi.spyOn(duplicates, 'finish').mockImplementation(broken)
    const renew = vi.spyOn(duplicates, 'renew')
    expect((await merchant.call(payment)).code).toBe('2002500')
    expect(merchant.warnings()).toEqual(['DUPLICATE_NOT_STORED'])
    expect(merchant.events[0]).toMatchObject({
      gateway: 'test',
      service: 'payment',
      clientId: 'IONPAYTEST',
      externalId: 'pay-1',
      message:
        'the answer was not stored: the duplicate store failed at finish: see what it threw. Trying again while the lease is renewed.',
      error: expect.objectContaining({ message: 'ECONNREFUSED' }),
    })
    await pass(20_500)
    expect(finish).toHaveBeenCalledTimes(1 + 4) // after 1, 3, 7 and 15 s
    expect(renew).toHaveBeenCalledTimes(4)
    const waiting = merchant.call(payment)
    await pass(8_999)
    expect(await isSettled(waiting)).toBe(false)
    await pass(1)
    expect([(await waiting).code, causeOf(merchant)]).toEqual(['5042500', 'DUPLICATE_RUNNING'])
    finish.mockRestore()
    await pass(15_000)
    expect((await merchant.call(payment)).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(1)
    expect(await timersLeft()).toBe(0)
  })

  it('is tried for as long as it takes: a store that is down for an hour makes no payment run again', async () => {
    const { duplicates, run, merchant } = open()
    const finish = vi.spyOn(duplicates, 'finish').mockImplementation(broken)
    await merchant.call(payment)
    await pass(3_600_000)
    finish.mockRestore()
    await pass(30_000)
    expect((await merchant.call(payment)).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(1)
    expect(await timersLeft()).toBe(0)
  })

  it('is given up when nobody needs it any more', async () => {
    const duplicates = memoryDuplicateStore()
    const merchant = openMerchant({
      duplicates,
      contract: { services: { payment: { duplicates: { keepDays: 0.01 } } } },
    })
    vi.spyOn(duplicates, 'finish').mockImplementation(broken)
    await merchant.call(payment)
    await pass(25 * 3_600_000)
    expect(merchant.warnings()).toEqual(['DUPLICATE_NOT_STORED', 'DUPLICATE_NOT_STORED'])
    expect(await timersLeft()).toBe(0)
  })

  it('holds a shutdown for a minute, and no longer', async () => {
    const { duplicates, merchant } = open()
    vi.spyOn(duplicates, 'finish').mockImplementation(broken)
    await merchant.call(payment)
    let closed = false
    void merchant.snap.close().then(() => {
      closed = true
    })
    await pass(59_000)
    expect(closed).toBe(false)
    await pass(2_000)
    expect(closed).toBe(true)
  })

  it('because the store is slow goes out after 2 s', async () => {
    const { duplicates, run, merchant } = open()
    const real = duplicates.finish
    const gate = makeGate()
    vi.spyOn(duplicates, 'finish').mockImplementationOnce(async (...call) => {
      await gate.promise
      return real(...call)
    })
    const first = merchant.call(payment)
    await pass(2_000)
    expect((await first).code).toBe('2002500')
    expect(merchant.warnings()).toEqual(['DUPLICATE_NOT_STORED'])
    gate.open()
    await settle()
    expect((await merchant.call(payment)).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(1)
    await pass(10_000)
    expect(await timersLeft()).toBe(0)
  })

  it('because a step never ends is tried again all the same', async () => {
    const { duplicates, run, merchant } = open()
    vi.spyOn(duplicates, 'finish').mockImplementationOnce(never)
    const first = merchant.call(payment)
    await pass(2_000)
    expect((await first).code).toBe('2002500')
    await pass(1_000)
    expect((await merchant.call(payment)).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(1)
    expect(await timersLeft()).toBe(0)
  })

  it('keeps close() waiting until it is stored', async () => {
    const { duplicates, merchant } = open()
    vi.spyOn(duplicates, 'finish').mockImplementationOnce(broken)
    await merchant.call(payment)
    const closing = merchant.snap.close()
    expect(await isSettled(closing)).toBe(false)
    await pass(1_000)
    await pass(1)
    await closing
  })
})

describe('a claim that cannot be released', () => {
  it('is tried again until a retry may run', async () => {
    const { duplicates, run, merchant } = open(async ({ text }) =>
      run.mock.calls.length === 1 ? reject('externalServerError') : { text },
    )
    vi.spyOn(duplicates, 'release').mockImplementationOnce(broken)
    expect((await merchant.call(payment)).code).toBe('5002502')
    expect(merchant.warnings()).toEqual(['DUPLICATE_NOT_STORED'])
    const waiting = merchant.call(payment)
    expect(await isSettled(waiting)).toBe(false)
    await pass(1_000)
    expect((await waiting).code).toBe('2002500')
    expect((await merchant.call(payment)).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(2)
  })
})

describe('a store that is full', () => {
  it('of what may not go: 500xx01, and no handler runs', async () => {
    const run = vi.fn<TestHandler>(async ({ text }) => ({ text }))
    const merchant = openMerchant({ payment: run, duplicates: memoryDuplicateStore({ maxEntries: 1 }) })
    expect((await merchant.call(payment)).code).toBe('2002500')
    const other = { path: PAYMENT_PATH, externalId: 'pay-2', body: { text: 'other', reference: 'R2' } }
    expect((await merchant.call(other)).code).toBe('5002501')
    expect(merchant.lastEvent()).toMatchObject({
      cause: { code: 'DUPLICATE_STORE_FAILED' },
      error: expect.objectContaining({ message: expect.stringContaining('memoryDuplicateStore is full') }),
    })
    expect(run).toHaveBeenCalledTimes(1)
    expect((await merchant.call(payment)).code).toBe('2002500')
  })

  it('of finished inquiries: the oldest makes room', async () => {
    const merchant = openMerchant({ duplicates: memoryDuplicateStore({ maxEntries: 1 }) })
    for (const externalId of ['a', 'b', 'c']) {
      expect((await merchant.call({ path: INQUIRY_PATH, externalId })).code).toBe('2002400')
    }
    expect((await merchant.call({ path: INQUIRY_PATH, externalId: 'c' })).code).toBe('4092400')
  })
})

describe('a claim whose handler never runs', () => {
  /** An endpoint whose run rejects, which the core's own never does. */
  function openRejecting(reject: () => Promise<never>, contract: MerchantOptions['contract'] = {}) {
    const gateway = testGateway()({
      partners: [testPartner],
      handlers: { payment: ({ text }) => ({ text }) },
      ...contract,
    })
    const { endpoints } = readInside(gateway, 0)
    const run = vi.spyOn(endpoints[0] as Endpoint, 'run').mockImplementationOnce(reject)
    return { run, merchant: openMerchant({ gateways: [gateway] }) }
  }

  it('is given back when the endpoint rejects, and a retry runs', async () => {
    const { run, merchant } = openRejecting(async () => {
      throw new Error('an endpoint made by hand')
    })
    expect((await merchant.call(payment)).code).toBe('5002501')
    expect((await merchant.call(payment)).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('is given back when the endpoint rejects behind its timeout, and the operator learns it', async () => {
    const gate = makeGate()
    const { merchant } = openRejecting(() => gate.promise.then(() => Promise.reject(new Error('late'))), {
      deadlineMilliseconds: 100,
    })
    const first = merchant.call(payment)
    await pass(100)
    expect((await first).code).toBe('5042500')
    gate.open()
    await settle()
    expect(merchant.lastEvent()).toMatchObject({
      type: 'failed',
      cause: { code: 'INTERNAL_ERROR' },
      error: { message: 'late' },
    })
    expect((await merchant.call(payment)).code).toBe('2002500')
  })

  it('is given back when its deadline has passed: no handler starts behind a timeout', async () => {
    const { duplicates, run } = open()
    const merchant = openMerchant({
      payment: run,
      duplicates,
      contract: { deadlineMilliseconds: 100 },
      storeTimeoutMilliseconds: 5_000,
    })
    const real = duplicates.claim
    vi.spyOn(duplicates, 'claim').mockImplementationOnce(async (...call) => {
      vi.advanceTimersByTime(100) // a busy event loop: the deadline's timer fires in the very turn of the claim
      return real(...call)
    })
    expect((await merchant.call(payment)).status).toBeGreaterThanOrEqual(500)
    await settle()
    expect(run).not.toHaveBeenCalled()
    expect((await merchant.call(payment)).code).toBe('2002500')
  })
})
