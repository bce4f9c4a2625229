import { type DuplicateStore, memoryDuplicateStore } from '@snap-sdk/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { leasedStore } from '../../../packages/core/test/support/leased-store.ts'
import { midtransCases } from '../src/dialects/midtrans.ts'
import { gate } from '../src/stand/gate.ts'
import { openStand, type Stand, type StandOptions } from '../src/stand/stand.ts'

const SAMPLE = midtransCases.services.vaPayment?.samples[0]
const BODY = SAMPLE?.body ?? {}
const ID = { externalId: '41807553358' }
const QUIET = { paymentRequestId: 'another-payment', virtualAccountNo: '  0888991' }

/** A merchant whose payment handler waits for a gate; other payments are answered at once. */
function openSlow(options: StandOptions['snap'] = {}): Stand & { started: Promise<void>; release(): void } {
  const [started, opened] = [gate(), gate()]
  const stand = openStand(midtransCases, {
    only: ['vaPayment'],
    handlers: {
      vaPayment: async ({ paymentRequestId }) => {
        if (paymentRequestId === QUIET.paymentRequestId) return {}
        started.open()
        await opened.passed
        return {}
      },
    },
    snap: options,
  })
  return { ...stand, started: started.passed, release: opened.open }
}

/** Lets all that needs no time happen. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
}

/** Time then passes by the test's own word alone, however slow its machine is. */
function useFakeClock(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
}

/** Waits until something is so, and fails where it never is. */
function until(isSo: () => boolean): Promise<unknown> {
  return vi.waitUntil(isSo, { timeout: 15_000, interval: 5 })
}

afterEach(() => {
  vi.useRealTimers()
})

describe('duplicates that wait', () => {
  it('are at most eight a claim: a ninth hears the timeout at once', async () => {
    const { caller, started, release, runs } = openSlow()
    const first = caller.call('vaPayment', BODY, ID)
    await Promise.race([started, first])
    const answered: number[] = []
    const waiting = Array.from({ length: 12 }, async () => {
      const { status } = await caller.call('vaPayment', BODY, ID)
      answered.push(status)
      return status
    })
    await until(() => answered.length >= 4)
    expect(answered).toEqual([504, 504, 504, 504])
    release()
    expect((await first).status).toBe(200)
    expect((await Promise.all(waiting)).filter((status) => status === 200)).toHaveLength(8)
    expect(runs).toHaveLength(1)
  })

  it('are at most a thousand in all', async () => {
    const stand = openSlow()
    const { caller, release, runs } = stand
    const idOf = (index: number) => ({ paymentRequestId: `payment-${index}` })
    const calls = Array.from({ length: 130 }, (_, index) => caller.call('vaPayment', { ...BODY, ...idOf(index) }))
    await until(() => runs.length === 130)
    let refused = 0
    const waiting = Array.from({ length: 130 * 8 }, async (_, index) => {
      const { status } = await caller.call('vaPayment', { ...BODY, ...idOf(index % 130) })
      if (status === 504) refused++
      return status
    })
    await until(() => refused >= 40)
    expect(refused).toBe(40)
    release()
    await Promise.all(calls)
    expect((await Promise.all(waiting)).filter((status) => status === 200)).toHaveLength(1000)
    expect(runs).toHaveLength(130)
  })

  it('hear the timeout at their own deadline, and the first call goes on', async () => {
    const { caller, started, release } = openSlow()
    useFakeClock()
    const first = caller.call('vaPayment', BODY, ID)
    await Promise.race([started, first])
    await vi.advanceTimersByTimeAsync(5_000)
    const again = caller.call('vaPayment', BODY, ID)
    await settle()
    await vi.advanceTimersByTimeAsync(4_001)
    expect((await first).body.responseCode).toBe('5042500')
    release()
    await settle()
    // What the late handler made of the call is what the waiter learns, inside its own deadline.
    expect((await again).body).toEqual(SAMPLE?.expected)
  })

  it('end with their connection', async () => {
    const { caller, started, release, runs } = openSlow()
    const first = caller.call('vaPayment', BODY, ID)
    await Promise.race([started, first])
    const gone = new AbortController()
    const waiting = Array.from({ length: 8 }, () => caller.call('vaPayment', BODY, { ...ID, signal: gone.signal }))
    await settle()
    gone.abort()
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(Array(8).fill(504))
    const again = caller.call('vaPayment', BODY, ID)
    await settle()
    release()
    expect((await again).text).toBe((await first).text)
    expect(runs).toHaveLength(1)
  })

  it('run the handler again when the first call was not to be kept', async () => {
    let fails = true
    const [started, opened] = [gate(), gate()]
    const stand = openStand(midtransCases, {
      only: ['vaPayment'],
      handlers: {
        vaPayment: async () => {
          started.open()
          await opened.passed
          if (!fails) return {}
          fails = false
          throw new Error('the database is down')
        },
      },
    })
    const first = stand.caller.call('vaPayment', BODY, ID)
    await Promise.race([started.passed, first])
    const again = [stand.caller.call('vaPayment', BODY, ID), stand.caller.call('vaPayment', BODY, ID)]
    await settle()
    opened.open()
    expect((await first).status).toBe(500)
    expect((await Promise.all(again)).map(({ status }) => status)).toEqual([200, 200])
    expect(stand.runs).toHaveLength(2)
  })

  it('do not wait for a claim whose holder is dead: they take it over when its lease runs out', async () => {
    useFakeClock()
    const store = leasedStore()
    let claims = 0
    let dies = true
    // Of a process that died, the claim is all that is left: nobody renews it.
    const dying: DuplicateStore = {
      ...store,
      claim: (keys, claim) => {
        claims++
        return store.claim(keys, dies ? { ...claim, leaseMilliseconds: 300 } : claim)
      },
      renew: () => new Promise(() => {}),
    }
    const dead = openSlow({ duplicates: dying })
    await Promise.race([dead.started, dead.caller.call('vaPayment', BODY, ID)])
    dies = false
    const asked = gate()
    const watched: DuplicateStore = {
      ...store,
      claim: async (keys, claim) => {
        const result = await store.claim(keys, claim)
        asked.open()
        return result
      },
    }
    const next = openStand(midtransCases, { only: ['vaPayment'], snap: { duplicates: watched } })
    const answering = next.caller.call('vaPayment', BODY, ID)
    await asked.passed
    await settle()
    expect(next.runs).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(1_000)
    expect((await answering).status).toBe(200)
    expect(next.runs).toHaveLength(1)
    expect(claims).toBe(1)
    dead.release()
  })
})

describe('a flood under one captured signature', () => {
  it('holds no slot: others are served, and the first call is answered', async () => {
    const { caller, started, release, runs, events } = openSlow({ maxConcurrentHandlers: 2 })
    const first = caller.call('vaPayment', BODY, ID)
    await Promise.race([started, first])
    const flood = Array.from({ length: 1_000 }, (_, index) =>
      caller.call('vaPayment', BODY, { externalId: `flood-${index}` }),
    )
    let over = 0
    for (const call of flood) void call.then(() => over++)
    await until(() => over >= 992)
    // Eight may wait still: they hold nothing that another payment needs.
    const other = await caller.call('vaPayment', { ...BODY, ...QUIET })
    expect(other.body.responseCode).toBe('2002500')
    release()
    expect((await first).status).toBe(200)
    for (const { status } of await Promise.all(flood)) expect([200, 429, 504]).toContain(status)
    expect(runs).toHaveLength(2)
    expect(events.filter(({ type }) => type === 'failed')).toEqual([])
  })

  it('asks the store a bounded number of times', async () => {
    const store = memoryDuplicateStore()
    const { onSettled: _, ...polled } = store
    const asked = vi.fn((keys: Parameters<DuplicateStore['isRunning']>[0]) => store.isRunning(keys))
    const { caller, started, release } = openSlow({ duplicates: { ...polled, isRunning: asked } })
    const first = caller.call('vaPayment', BODY, ID)
    await Promise.race([started, first])
    const flood = Array.from({ length: 200 }, (_each, index) =>
      caller.call('vaPayment', BODY, { externalId: `flood-${index}` }),
    )
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(asked.mock.calls.length).toBeLessThanOrEqual(8)
    release()
    await first
    await Promise.all(flood)
  })
})
