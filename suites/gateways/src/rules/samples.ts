import { expect, it } from 'vitest'
import { answerAs, openStand } from '../stand/stand.ts'
import { type Rule, reportsMoney } from './subject.ts'

/** Each documented sample is accepted, reaches the handler once, and is answered field by field. */
export const describeSamples: Rule = (subject) => {
  const { dialect, service, cases } = subject
  for (const [index, sample] of cases.samples.entries()) {
    it(`answers sample ${index + 1} field by field`, async () => {
      const stand = openStand(dialect, { only: [service], handlers: { [service]: answerAs(sample) } })
      const { status, body } = await stand.caller.call(service, sample.body)
      expect({ status, body }).toEqual({ status: 200, body: sample.expected })
      expect(stand.runs).toHaveLength(1)
      const [run] = stand.runs
      expect(run?.meaning).toBe(sample.meaning ?? 'paid')
      expect(run?.request).toMatchObject(sample.seen ?? {})
      expect(run?.context).toMatchObject({ gateway: dialect.factory.dialect.name, service })
      if (reportsMoney(subject)) expect(run?.context.paymentId).toMatch(/^[\w-]{43}$/)
      else expect(run?.context.paymentId).toBeUndefined()
    })
  }
}
