import { expect, it } from 'vitest'
import type { Patch, RepeatCase } from '../dialect-cases.ts'
import { patch, valueAt } from '../stand/bodies.ts'
import { type Answered, howToCall } from '../stand/caller.ts'
import { openStand } from '../stand/stand.ts'
import { definitionOf, type Rule, type Subject, sampleOf } from './subject.ts'

/** What a repeat of an answered call gets: under its own external ID, and under another one. */
export const describeRepeats: Rule = (subject) => {
  const { dialect, service, cases } = subject
  const sample = sampleOf(subject)

  for (const [index, repeat] of cases.repeats.entries()) {
    it(`answers repeat ${index + 1} as documented`, async () => {
      const stand = openStand(dialect, { only: [service] })
      const first = await stand.caller.call(service, sample.body)
      stand.clock.now = new Date(stand.clock.now.getTime() + 60_000)
      const body = patch(sample.body, repeat.change)
      expectRepeat(await stand.caller.call(service, body, { externalId: first.externalId }), first, repeat)
      expect(stand.runs).toHaveLength(1)
    })

    if (cases.paymentField === undefined) continue

    it(`answers repeat ${index + 1} so under another external ID, days later`, async () => {
      const stand = openStand(dialect, { only: [service] })
      const first = await stand.caller.call(service, sample.body)
      stand.clock.now = new Date(stand.clock.now.getTime() + 4 * 24 * 3_600_000)
      expectRepeat(await stand.caller.call(service, patch(sample.body, repeat.change)), first, repeat)
      expect(stand.runs).toHaveLength(1)
    })
  }

  for (const [what, change] of sameThings(subject)) {
    const [repeat] = cases.repeats
    if (repeat === undefined) continue
    it(`takes ${what} for the same`, async () => {
      const stand = openStand(dialect, { only: [service] })
      const first = await stand.caller.call(service, sample.body)
      expectRepeat(await stand.caller.call(service, patch(sample.body, change)), first, repeat)
      expect(stand.runs).toHaveLength(1)
    })
  }

  if (cases.paymentField !== undefined) return
  it('runs again under another external ID: it asks', async () => {
    const stand = openStand(dialect, { only: [service] })
    await stand.caller.call(service, sample.body)
    // Another second: the same string to sign under another external ID is a captured call.
    stand.clock.now = new Date(stand.clock.now.getTime() + 1_000)
    expect((await stand.caller.call(service, sample.body)).body).toEqual(sample.expected)
    expect(stand.runs).toHaveLength(2)
  })

  it('does not run a captured call under another external ID', async () => {
    const stand = openStand(dialect, { only: [service] })
    const first = await stand.caller.call(service, sample.body)
    const again = await stand.caller.call(service, sample.body)
    expect(again.externalId).not.toBe(first.externalId)
    expect(stand.runs).toHaveLength(howToCall(dialect, service).spoken.scheme === 'client-id' ? 2 : 1)
  })
}

/** Other spellings of what two calls have in common: an amount by its value, numbers of an account without their padding. */
function sameThings(subject: Subject): readonly (readonly [what: string, change: Patch])[] {
  const { body } = sampleOf(subject)
  return (definitionOf(subject).duplicates?.sameness ?? []).flatMap((field): (readonly [string, Patch])[] => {
    const value = valueAt(body, field)
    const spelled = valueAt(body, `${field}.value`)
    if (typeof spelled === 'string')
      return [[`another spelling of ${field}`, { [`${field}.value`]: spelled.replace(/0$/, '') }]]
    if (field !== 'virtualAccountNo' || typeof value !== 'string') return []
    return [
      [`${field} without spaces`, { [field]: value.trim() }],
      [`${field} with more spaces`, { [field]: `  ${value} ` }],
    ]
  })
}

/** Expects what a repeat gets. */
export function expectRepeat(again: Answered, first: Answered, { gets }: RepeatCase): void {
  if (gets === 'first') {
    expect({ status: again.status, text: again.text }).toEqual({ status: first.status, text: first.text })
    return
  }
  const { responseCode, responseMessage: _, ...data } = again.body
  expect({ status: again.status, responseCode }).toEqual({ status: gets.httpStatus, responseCode: gets.responseCode })
  const { responseCode: _code, responseMessage: _message, ...firstData } = first.body
  if (gets.data === 'of the first') expect(data).toEqual(firstData)
  else if (Object.keys(firstData).length > 0) expect(data).not.toEqual(firstData)
}
