import type { DuplicateStore } from '@snap-sdk/core'
import { expect, it, vi } from 'vitest'
import { gate } from '../stand/gate.ts'
import { openStand } from '../stand/stand.ts'
import { deadlineOf, type Rule, sampleOf } from './subject.ts'

const down = () => Promise.reject(new Error('the store is down'))

/** A store that fails at each step. */
const BROKEN_STORE: DuplicateStore = {
  claim: down,
  renew: down,
  finish: down,
  release: down,
  isRunning: down,
}

/** HTTP 200 is an acknowledgment: neither a store that is down nor a handler that is late ever gets one. */
export const describeOutages: Rule = (subject) => {
  const { dialect, service, cases } = subject
  const { body } = sampleOf(subject)

  it('never answers HTTP 200 while the store is down', async () => {
    const stand = openStand(dialect, { only: [service], snap: { duplicates: BROKEN_STORE } })
    const answered = await stand.caller.call(service, body)
    expect({ status: answered.status, code: answered.body.responseCode }).toEqual({
      status: 500,
      code: `500${cases.code}01`,
    })
    expect(stand.runs).toHaveLength(0)
  })

  it('never answers HTTP 200 when the handler threw, and runs it again', async () => {
    let throws = true
    const fails = () => {
      if (throws) throw new Error('the database is down')
      return sampleOf(subject).answer ?? {}
    }
    const stand = openStand(dialect, { only: [service], handlers: { [service]: fails }, otherStatus: fails })
    const first = await stand.caller.call(service, body)
    expect({ status: first.status, code: first.body.responseCode }).toEqual({ status: 500, code: `500${cases.code}00` })
    throws = false
    const again = await stand.caller.call(service, body, { externalId: first.externalId })
    expect(again.status).toBe(200)
    expect(again.body.responseCode).toBe(sampleOf(subject).expected.responseCode)
    expect(stand.runs).toHaveLength(2)
  })

  it('answers a late handler with a timeout, and a retry with what it made of the call', async () => {
    const [started, opened] = [gate(), gate()]
    const late = async () => {
      started.open()
      await opened.passed
      return sampleOf(subject).answer ?? {}
    }
    const { paymentField, repeats } = cases
    const stand = openStand(dialect, { only: [service], handlers: { [service]: late }, otherStatus: late })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
    try {
      const answering = stand.caller.call(service, body)
      await Promise.race([started.passed, answering]) // a call that is refused starts nothing
      await vi.advanceTimersByTimeAsync(deadlineOf(subject) + 1)
      const first = await answering
      expect({ status: first.status, code: first.body.responseCode }).toEqual({
        status: 504,
        code: `504${cases.code}00`,
      })
      opened.open()
      await vi.waitFor(() =>
        expect(stand.events).toContainEqual(expect.objectContaining({ type: 'answered', late: true })),
      )
      if (paymentField !== undefined && repeats[0]?.gets === 'first')
        expect((await stand.caller.call(service, body, { externalId: first.externalId })).body).toEqual(
          sampleOf(subject).expected,
        )
      expect(stand.runs).toHaveLength(1)
    } finally {
      vi.useRealTimers()
    }
  })
}
