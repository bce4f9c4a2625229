import { memoryDuplicateStore } from '@snap-sdk/core'
import { expect, it } from 'vitest'
import { howToCall } from '../stand/caller.ts'
import { openStand } from '../stand/stand.ts'
import { expectRepeat } from './repeats.ts'
import { type Rule, reportsMoney, sampleOf } from './subject.ts'

/** A contract's name is its identity: another one knows nothing of its tokens and payments, unless it says that it had the name before. */
export const describeNames: Rule = (subject) => {
  const { dialect, service, cases } = subject
  const { body } = sampleOf(subject)
  const { spoken } = howToCall(dialect, service)
  const former = dialect.factory.dialect.name
  const [repeat] = cases.repeats

  it('remembers what it answered under its former name, and its tokens', async () => {
    const duplicates = memoryDuplicateStore()
    const before = openStand(dialect, { only: [service], snap: { duplicates } })
    const after = openStand(dialect, {
      only: [service],
      snap: { duplicates },
      contract: { name: 'the-new-name', formerNames: [former] },
    })
    const first = await before.caller.call(service, body)
    const overrides = {
      externalId: first.externalId,
      ...(spoken.carriesToken ? { accessToken: await before.caller.accessToken() } : {}),
    }
    if (repeat !== undefined) expectRepeat(await after.caller.call(service, body, overrides), first, repeat)
    expect(after.runs).toHaveLength(0)
  })

  if (reportsMoney(subject))
    it('names a payment by its oldest name', async () => {
      const ids = await Promise.all(
        [{}, { name: 'the-new-name', formerNames: [former] }, { name: 'another-contract' }].map(async (contract) => {
          const stand = openStand(dialect, { only: [service], contract })
          await stand.caller.call(service, body)
          return stand.runs[0]?.context.paymentId
        }),
      )
      expect(ids[1]).toBe(ids[0])
      expect(ids[2]).not.toBe(ids[0])
    })

  if (!spoken.carriesToken) return
  it("refuses the token of a contract with another name, whoever's keys it has", async () => {
    const before = openStand(dialect, { only: [service] })
    const another = openStand(dialect, { only: [service], contract: { name: 'another-contract' } })
    const accessToken = await before.caller.accessToken()
    const answered = await another.caller.call(service, body, { accessToken })
    expect(answered.body.responseCode).toBe(`401${cases.code}01`)
    expect(another.runs).toHaveLength(0)
  })
}
