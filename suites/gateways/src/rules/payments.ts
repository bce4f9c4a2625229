import { expect, it } from 'vitest'
import { alter, patch, valueAt } from '../stand/bodies.ts'
import { openStand } from '../stand/stand.ts'
import { type Rule, reportsMoney, sampleOf } from './subject.ts'

/** Two payments are two, even of one account and one amount; and a call is taken that carries no number of its payment. */
export const describePayments: Rule = (subject) => {
  const { dialect, service, cases } = subject
  const { paymentField, withoutPaymentField } = cases
  if (paymentField === undefined) return
  const { body } = sampleOf(subject)

  it('runs two genuine payments of one account and one amount', async () => {
    const stand = openStand(dialect, { only: [service] })
    const other = patch(body, { [paymentField]: alter(valueAt(body, paymentField), paymentField) })
    expect((await stand.caller.call(service, body)).status).toBe(200)
    expect((await stand.caller.call(service, other)).status).toBe(200)
    expect(stand.runs).toHaveLength(2)
    const [first, second] = stand.runs
    if (reportsMoney(subject)) expect(second?.context.paymentId).not.toBe(first?.context.paymentId)
  })

  it(`${withoutPaymentField === 'runs' ? 'runs' : `refuses with ${withoutPaymentField}`} what has an external ID and no ${paymentField}`, async () => {
    const stand = openStand(dialect, { only: [service] })
    const answered = await stand.caller.call(service, patch(body, { [paymentField]: undefined }))
    if (withoutPaymentField === 'runs') {
      expect(answered.status).toBe(200)
      expect(stand.runs).toHaveLength(1)
      return
    }
    expect(answered.body.responseCode).toBe(withoutPaymentField)
    expect(stand.runs).toHaveLength(0)
  })
}
