import { describe, expect, it, type Mock, vi } from 'vitest'
import { type DuplicateStore, memoryDuplicateStore } from '../../src/index.ts'
import { isSettled, pass, settle, timersLeft, useFakeTime } from '../support/fake-time.ts'
import { makeGate } from '../support/gate.ts'
import { leasedStore } from '../support/leased-store.ts'
import { causeOf, openMerchant, type TestHandler } from '../support/merchant.ts'
import { INQUIRY_PATH, makeRequest, PAYMENT_PATH } from '../support/request.ts'

useFakeTime()

const payment = { path: PAYMENT_PATH, externalId: 'pay-1', body: { text: 'paid', reference: 'R1' } }

/** A merchant whose first handler waits for a gate; later ones answer at once. */
function openSlow(duplicates: DuplicateStore = memoryDuplicateStore()) {
  const gate = makeGate<{ text: string }>()
  const signals: AbortSignal[] = []
  const run: Mock<TestHandler> = vi.fn<TestHandler>(async ({ text }, { signal }) => {
    signals.push(signal)
    return run.mock.calls.length === 1 ? gate.promise : { text }
  })
  return { gate, run, signals, duplicates, merchant: openMerchant({ inquiry: run, payment: run, duplicates }) }
}

describe('a handler past its deadline', () => {
  it('504xx00 goes out, its signal aborts, it keeps its claim, and its late answer is what retries get', async () => {
    const { gate, run, signals, merchant } = openSlow()
    const first = merchant.call(payment)
    await pass(8_999)
    expect(await isSettled(first)).toBe(false)
    expect(signals[0]?.aborted).toBe(false)
    await pass(1)
    expect([(await first).status, (await first).code]).toEqual([504, '5042500'])
    expect((await first).headers.Connection).toBeUndefined()
    expect(causeOf(merchant)).toBe('DEADLINE_EXCEEDED')
    expect(signals[0]?.aborted).toBe(true)

    for (const pause of [0, 60_000]) {
      await pass(pause)
      const duplicate = merchant.call(payment)
      await pass(8_999)
      expect(await isSettled(duplicate)).toBe(false)
      await pass(1)
      expect((await duplicate).code).toBe('5042500')
      expect(merchant.lastEvent()).toMatchObject({ type: 'refused', cause: { code: 'DUPLICATE_RUNNING' } })
    }

    const waiting = merchant.call(payment)
    await settle()
    gate.open({ text: 'late' })
    await settle()
    expect(merchant.events.at(-2)).toMatchObject({ type: 'answered', late: true, responseCode: '2002500' })
    expect(merchant.events.at(-1)).toMatchObject({ type: 'answered', duplicate: 'replay', responseCode: '2002500' })
    expect((await waiting).json).toMatchObject({ responseCode: '2002500', payment: { text: 'late' } })
    const retried = await merchant.call(payment)
    expect(retried.json).toMatchObject({ responseCode: '2002500', payment: { text: 'late' } })
    expect(run).toHaveBeenCalledTimes(1)
    expect(merchant.warnings()).toEqual(['HANDLER_STILL_RUNNING'])
  })

  it('that throws late releases its claim: the retry runs it again', async () => {
    const { gate, run, merchant } = openSlow()
    const first = merchant.call(payment)
    await pass(9_000)
    expect((await first).code).toBe('5042500')
    gate.fail(new Error('rolled back'))
    await settle()
    expect(merchant.lastEvent()).toMatchObject({ type: 'failed', late: true, cause: { code: 'HANDLER_THREW' } })
    expect((await merchant.call(payment)).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('of a conflict service: retries get 409xx00, before and after it ended', async () => {
    const { gate, run, merchant } = openSlow()
    const inquiry = { path: INQUIRY_PATH, externalId: 'inq-1' }
    const first = merchant.call(inquiry)
    await pass(9_000)
    expect((await first).code).toBe('5042400')
    expect((await merchant.call(inquiry)).code).toBe('4092400')
    gate.open({ text: 'late' })
    await settle()
    expect((await merchant.call(inquiry)).code).toBe('4092400')
    expect(causeOf(merchant)).toBe('DUPLICATE_FINISHED')
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('counts as a running handler until it ends', async () => {
    const { gate, run } = openSlow()
    const merchant = openMerchant({ inquiry: run, maxConcurrentHandlers: 1 })
    const first = merchant.call()
    await pass(9_000)
    expect((await first).code).toBe('5042400')
    expect((await merchant.call()).code).toBe('4292400')
    gate.open({ text: 'late' })
    await settle()
    expect((await merchant.call()).code).toBe('2002400')
  })

  it('leaves no timer behind once it has ended', async () => {
    const { gate, merchant } = openSlow()
    const first = merchant.call(payment)
    await pass(9_000)
    await first
    expect(vi.getTimerCount()).toBe(1) // the renewal
    gate.open({ text: 'late' })
    await settle()
    expect(await timersLeft()).toBe(0)
  })

  it('is an option', async () => {
    const { run } = openSlow()
    const merchant = openMerchant({ payment: run, contract: { deadlineMilliseconds: 50 } })
    const first = merchant.call(payment)
    await pass(50)
    expect((await first).code).toBe('5042500')
  })
})

describe('the lease', () => {
  it('of 15 s is renewed every 5 s', async () => {
    const { gate, duplicates, merchant } = openSlow()
    const claim = vi.spyOn(duplicates, 'claim')
    const renew = vi.spyOn(duplicates, 'renew')
    const first = merchant.call(payment)
    await pass(5_000)
    expect(claim.mock.calls[0]?.[1]).toMatchObject({ leaseMilliseconds: 15_000 })
    expect(renew.mock.calls.map(([, , lease]) => lease)).toEqual([15_000])
    await pass(20_000)
    expect(renew).toHaveBeenCalledTimes(5)
    gate.open({ text: 'late' })
    await first
    await pass(60_000)
    expect(renew).toHaveBeenCalledTimes(5)
  })

  it('of a process that died runs out, and a retry runs the handler', async () => {
    const { run, duplicates, merchant } = openSlow(leasedStore())
    vi.spyOn(duplicates, 'renew').mockResolvedValue(true) // nothing reaches the store any more
    const claim = vi.spyOn(duplicates, 'claim')
    void merchant.call(payment)
    await pass(14_999)
    expect(await duplicates.isRunning(claim.mock.calls[0]?.[0] ?? [])).toBe(true)
    await pass(1)
    expect((await merchant.call({ ...payment, body: { text: 'other' } })).code).toBe('4092500')
    expect((await merchant.call(payment)).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('of a process that died runs out under a duplicate that waits: it runs the handler', async () => {
    const { run, duplicates, merchant } = openSlow(leasedStore())
    vi.spyOn(duplicates, 'renew').mockResolvedValue(true) // nothing reaches the store any more
    void merchant.call(payment)
    await pass(14_000)
    const duplicate = merchant.call(payment)
    await pass(999)
    expect(run).toHaveBeenCalledTimes(1)
    await pass(501) // the next poll
    expect((await duplicate).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('that was lost is a warning, and its late answer changes nothing', async () => {
    const { gate, run, duplicates, merchant } = openSlow(leasedStore())
    const renew = vi.spyOn(duplicates, 'renew').mockRejectedValue(new Error('partitioned'))
    void merchant.call(payment)
    await pass(15_000)
    expect(merchant.warnings()).toEqual([])
    const second = await merchant.call(payment)
    expect(second.code).toBe('2002500')
    renew.mockRestore()
    await pass(5_000)
    expect(merchant.warnings()).toEqual(['CLAIM_TAKEN_OVER', 'LEASE_LOST'])
    gate.open({ text: 'too late' })
    await settle()
    expect(merchant.warnings()).toEqual(['CLAIM_TAKEN_OVER', 'LEASE_LOST', 'CLAIM_LOST'])
    expect((await merchant.call(payment)).text).toBe(second.text)
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('is not renewed beyond the last moment at which a duplicate can come', async () => {
    const { duplicates, merchant } = openSlow()
    const renew = vi.spyOn(duplicates, 'renew')
    merchant.now = new Date('2024-01-22T23:59:50+07:00')
    const timestamp = '2024-01-22T23:59:50+07:00'
    const { json } = await merchant.requestToken({ timestamp })
    void merchant.call({ path: INQUIRY_PATH, timestamp, accessToken: json.accessToken })
    // The tolerance, the call's own deadline, and a minute for clocks that differ.
    await pass(369_000)
    expect(renew).toHaveBeenCalledTimes(73)
    await pass(60_000)
    expect(renew).toHaveBeenCalledTimes(73)
    expect(await timersLeft()).toBe(1) // the handler still runs
  })
})

describe('close', () => {
  it('waits for a handler past its deadline and for its answer to be stored', async () => {
    const { gate, duplicates, merchant } = openSlow()
    const finish = vi.spyOn(duplicates, 'finish')
    const first = merchant.call(payment)
    await pass(9_000)
    await first
    const closing = merchant.snap.close()
    expect(await isSettled(closing)).toBe(false)
    const refused = await merchant.handle(makeRequest())
    expect([refused.status, refused.code, causeOf(merchant)]).toEqual([503, '5032400', 'SNAP_CLOSED'])
    gate.open({ text: 'late' })
    await pass(1)
    await closing
    expect(finish).toHaveBeenCalledTimes(1)
  })

  it('aborts no handler', async () => {
    const { gate, signals, merchant } = openSlow()
    const first = merchant.call(payment)
    await settle()
    const closing = merchant.snap.close()
    expect(await isSettled(closing)).toBe(false)
    expect(signals[0]?.aborted).toBe(false)
    gate.open({ text: 'done' })
    expect((await first).code).toBe('2002500')
    await pass(1)
    await closing
  })
})
