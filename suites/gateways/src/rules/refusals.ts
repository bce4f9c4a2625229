import { reject } from '@snap-sdk/core'
import { expect, it } from 'vitest'
import { openStand } from '../stand/stand.ts'
import { type Rule, sampleOf } from './subject.ts'

/** What the business refuses goes out with the documented digits, text and members, and a repeat hears the same. */
export const describeRefusals: Rule = (subject) => {
  const { dialect, service, cases } = subject
  const sample = sampleOf(subject)
  for (const { outcome, reason, httpStatus, expected } of cases.refusals) {
    const no = () => reject(outcome, reason === undefined ? {} : { reason })

    it(`refuses with ${outcome}`, async () => {
      const stand = openStand(dialect, { only: [service], handlers: { [service]: no }, otherStatus: no })
      const { status, body } = await stand.caller.call(service, sample.body)
      expect({ status, body }).toEqual({ status: httpStatus, body: expected })
    })

    if (cases.paymentField !== undefined && cases.repeats[0]?.gets === 'first')
      it(`repeats ${outcome} as it was`, async () => {
        const stand = openStand(dialect, { only: [service], handlers: { [service]: no }, otherStatus: no })
        const first = await stand.caller.call(service, sample.body)
        const again = await stand.caller.call(service, sample.body, { externalId: first.externalId })
        expect(again).toEqual(first)
        expect(stand.runs).toHaveLength(1)
      })
  }
}
