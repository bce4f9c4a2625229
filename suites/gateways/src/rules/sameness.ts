import { expect, it } from 'vitest'
import { alter, patch, valueAt } from '../stand/bodies.ts'
import { openStand } from '../stand/stand.ts'
import { definitionOf, type Rule, sampleOf } from './subject.ts'

/** What makes a payment what it is, under any gateway's name for it. */
const MONEY = [
  'paidAmount',
  'amount',
  'virtualAccountNo',
  'payNo',
  'originalReferenceNo',
  'latestTransactionStatus',
] as const

/**
 * Each field by which two calls are the same, changed alone, never hears a success that was another call's: it runs by itself, or it is
 * refused. The fields are those that the dialect names, so that one it adds is tested, too (without any, the whole body's), and those
 * that no dialect may leave out.
 */
export const describeSameness: Rule = (subject) => {
  const { dialect, service, cases } = subject
  if (cases.paymentField === undefined) return
  const { body } = sampleOf(subject)
  const named: readonly string[] = definitionOf(subject).duplicates?.sameness ?? Object.keys(body)
  const fields = new Set([...named, ...MONEY.filter((field) => valueAt(body, field) !== undefined), cases.paymentField])

  for (const field of fields) {
    const changed = patch(body, { [field]: alter(valueAt(body, field), field) })
    for (const under of dialect.spoken.externalId === undefined ? [] : ['its own', 'another']) {
      it(`repeats no success to another ${field} under ${under} external ID`, () => check(field, under === 'its own'))
    }
    if (dialect.spoken.externalId === undefined) it(`repeats no success to another ${field}`, () => check(field, false))

    async function check(_: string, sameExternalId: boolean): Promise<void> {
      const stand = openStand(dialect, { only: [service] })
      const first = await stand.caller.call(service, body)
      expect(first.status).toBe(200)
      const again = await stand.caller.call(service, changed, sameExternalId ? { externalId: first.externalId } : {})
      if (stand.runs.length === 1) expect(again.body.responseCode).not.toMatch(/^200/)
      else expect(stand.runs).toHaveLength(2)
      expect(again.body.responseCode).not.toMatch(/18$/)
    }
  }
}
