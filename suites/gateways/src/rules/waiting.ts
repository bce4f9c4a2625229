import { expect, it } from 'vitest'
import type { Answered } from '../stand/caller.ts'
import { gate } from '../stand/gate.ts'
import { openStand } from '../stand/stand.ts'
import { expectRepeat } from './repeats.ts'
import { type Rule, sampleOf } from './subject.ts'

/** A duplicate of a running call waits for the first answer, and gets what a repeat gets; of a question it is a conflict at once. */
export const describeWaiting: Rule = (subject) => {
  const { dialect, service, cases } = subject
  const { body, answer = {} } = sampleOf(subject)
  const [repeat] = cases.repeats
  if (repeat === undefined) return
  const asks = cases.paymentField === undefined
  const sameId = dialect.spoken.externalId === undefined ? {} : { externalId: '41807553358' }

  it(asks ? 'refuses a duplicate of a running call at once' : 'lets a duplicate of a running call wait', async () => {
    const [started, opened] = [gate(), gate()]
    const slow = async () => {
      started.open()
      await opened.passed
      return answer
    }
    const stand = openStand(dialect, { only: [service], handlers: { [service]: slow }, otherStatus: slow })
    const answering = stand.caller.call(service, body, sameId)
    await Promise.race([started.passed, answering]) // a call that is refused starts nothing
    const again = stand.caller.call(service, body, sameId)
    let early: Answered | undefined
    if (asks) early = await again
    opened.open()
    const first = await answering
    expectRepeat(early ?? (await again), first, repeat)
    expect(first.body).toEqual(sampleOf(subject).expected)
    expect(stand.runs).toHaveLength(1)
  })
}
