import { expect, it } from 'vitest'
import { patch } from '../stand/bodies.ts'
import { openStand } from '../stand/stand.ts'
import { type Rule, sampleOf } from './subject.ts'

/** Of these no money was taken, or it is not yet decided: they are acknowledged where nobody handles them. */
const HARMLESS: ReadonlySet<string> = new Set(['pending', 'expired', 'denied'])

/** The handler is called for money received, and for nothing else. */
export const describeMeanings: Rule = (subject) => {
  const { dialect, service, cases } = subject
  const sample = sampleOf(subject)

  for (const { change, meaning } of cases.notices ?? []) {
    const body = patch(sample.body, change)
    const what = Object.entries(change)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => `${field} ${value}`)
      .join(', ')

    it(`hands ${what} to otherStatus as ${meaning}`, async () => {
      const stand = openStand(dialect, { only: [service] })
      const { status, body: answer } = await stand.caller.call(service, body)
      expect(stand.runs).toMatchObject([{ service, meaning }])
      expect(stand.runs[0]?.context.paymentId).toMatch(/^[\w-]{43}$/)
      expect({ status, code: answer.responseCode }).toEqual({ status: 200, code: `200${cases.code}00` })
    })

    if (HARMLESS.has(meaning))
      it(`acknowledges ${what} without otherStatus, with an event`, async () => {
        const stand = openStand(dialect, { only: [service], otherStatus: null })
        const { status, body: answer } = await stand.caller.call(service, body)
        expect({ status, code: answer.responseCode }).toEqual({ status: 200, code: `200${cases.code}00` })
        expect(stand.runs).toHaveLength(0)
        expect(stand.events).toContainEqual(expect.objectContaining({ type: 'warning', code: 'NOTICE_ACKNOWLEDGED' }))
      })
    else
      it(`does not acknowledge ${what} without otherStatus`, async () => {
        const stand = openStand(dialect, { only: [service], otherStatus: null })
        const { status, body: answer } = await stand.caller.call(service, body)
        expect({ status, code: answer.responseCode }).toEqual({ status: 500, code: `500${cases.code}00` })
        expect(stand.runs).toHaveLength(0)
        expect(stand.events).toContainEqual(
          expect.objectContaining({ type: 'failed', cause: expect.objectContaining({ code: 'NOTICE_UNHANDLED' }) }),
        )
        expect(stand.events).toContainEqual(expect.objectContaining({ type: 'warning', code: 'OTHER_STATUS_MISSING' }))
      })
  }

  for (const { change, field } of cases.unknownStatuses ?? []) {
    it(`runs nothing for ${JSON.stringify(Object.values(change)[0]) ?? 'no'} as ${Object.keys(change)[0]}`, async () => {
      const stand = openStand(dialect, { only: [service] })
      const { status, body: answer } = await stand.caller.call(service, patch(sample.body, change))
      expect({ status, code: answer.responseCode }).toEqual({ status: 500, code: `500${cases.code}00` })
      expect(stand.runs).toHaveLength(0)
      expect(stand.events).toContainEqual(
        expect.objectContaining({ type: 'refused', cause: expect.objectContaining({ code: 'STATUS_UNKNOWN', field }) }),
      )
    })
  }
}
