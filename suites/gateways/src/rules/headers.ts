import { expect, it } from 'vitest'
import { openStand } from '../stand/stand.ts'
import { type Rule, sampleOf } from './subject.ts'

/** Which headers a call cannot do without, and which it can. */
export const describeHeaders: Rule = (subject) => {
  const { dialect, service, cases } = subject
  const { body } = sampleOf(subject)

  for (const [header, responseCode] of Object.entries(cases.headers.required)) {
    it(`refuses a call without ${header}`, async () => {
      const stand = openStand(dialect, { only: [service] })
      const answered = await stand.caller.call(service, body, { headers: { [header]: undefined } })
      expect(answered.body.responseCode).toBe(responseCode)
      expect(answered.status).toBe(Number(responseCode.slice(0, 3)))
      if (responseCode.startsWith('400')) expect(answered.body.responseMessage).toContain(header)
      expect(Object.keys(answered.body)).toEqual(['responseCode', 'responseMessage'])
      expect(stand.runs).toHaveLength(0)
    })
  }

  for (const header of cases.headers.optional) {
    it(`takes a call without ${header}`, async () => {
      const stand = openStand(dialect, { only: [service] })
      const answered = await stand.caller.call(service, body, { headers: { [header]: undefined } })
      expect(answered.status).toBe(200)
      expect(stand.runs).toHaveLength(1)
    })
  }
}
