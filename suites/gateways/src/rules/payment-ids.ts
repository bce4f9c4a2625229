import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Body } from '../dialect-cases.ts'
import { alter, patch, valueAt } from '../stand/bodies.ts'
import { openStand } from '../stand/stand.ts'
import { type Rule, reportsMoney, sampleOf } from './subject.ts'

/** How a retry of one payment may differ from its first call. */
const RETRY = fc.record({
  order: fc.infiniteStream(fc.nat()),
  spaces: fc.integer({ min: 0, max: 4 }),
  minutes: fc.integer({ min: 0, max: 6 * 24 * 60 }),
  flagAdvise: fc.constantFrom(undefined, 'N', 'Y'),
  keepsExternalId: fc.boolean(),
})

/** `context.paymentId` is one text for all retries of one payment, and another one for another payment. */
export const describePaymentIds: Rule = (subject) => {
  const { dialect, service, cases } = subject
  const { paymentField } = cases
  if (paymentField === undefined || !reportsMoney(subject)) return
  const { body, meaning = 'paid' } = sampleOf(subject)
  const isVaPayment = cases.code === '25'

  it('names a payment the same for each of its retries, and no other payment so', async () => {
    // Whoever throws is asked again: each retry shows its paymentId.
    const failing = () => {
      throw new Error('the database is down')
    }
    const stand = openStand(dialect, { only: [service], handlers: { [service]: failing }, otherStatus: failing })
    const start = stand.clock.now
    const idOf = async (each: Body, text: string, externalId?: string) => {
      const overrides = externalId === undefined ? { text } : { text, externalId }
      const before = stand.runs.length
      const answered = await stand.caller.call(service, each, overrides)
      expect(stand.runs).toHaveLength(before + 1)
      expect(stand.runs.at(-1)?.meaning).toBe(meaning)
      return { id: stand.runs.at(-1)?.context.paymentId, externalId: answered.externalId }
    }
    const first = await idOf(body, JSON.stringify(body))
    const other = patch(body, { [paymentField]: alter(valueAt(body, paymentField), paymentField) })
    expect((await idOf(other, JSON.stringify(other))).id).not.toBe(first.id)

    await fc.assert(
      fc.asyncProperty(RETRY, async ({ order, spaces, minutes, flagAdvise, keepsExternalId }) => {
        stand.clock.now = new Date(start.getTime() + minutes * 60_000)
        const changed = isVaPayment && flagAdvise !== undefined ? patch(body, { flagAdvise }) : body
        const text = JSON.stringify(shuffle(changed, order), undefined, spaces)
        const externalId = keepsExternalId ? first.externalId : undefined
        expect((await idOf(changed, text, externalId)).id).toBe(first.id)
      }),
      { numRuns: 12 },
    )
  })
}

/** The same members in another order, at each level. */
function shuffle(body: Body, order: Iterator<number>): Body {
  const entries = Object.entries(body).map(([name, value]) => ({
    name,
    at: order.next().value as number, // the stream never ends
    value: typeof value === 'object' && value !== null && !Array.isArray(value) ? shuffle(value as Body, order) : value,
  }))
  return Object.fromEntries(entries.sort((a, b) => a.at - b.at).map(({ name, value }) => [name, value]))
}
