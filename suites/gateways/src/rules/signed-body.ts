import { expect, it } from 'vitest'
import { howToCall } from '../stand/caller.ts'
import { openStand } from '../stand/stand.ts'
import { type Rule, sampleOf, withOtherByte } from './subject.ts'

/** Where the scheme covers the body, one other byte is refused; white space between tokens is what both sides may leave out. */
export const describeSignedBody: Rule = (subject) => {
  const { dialect, service, cases } = subject
  const { body } = sampleOf(subject)
  if (howToCall(dialect, service).spoken.scheme === 'client-id') return

  it('refuses a body of which one byte is another', async () => {
    const stand = openStand(dialect, { only: [service] })
    const sentText = withOtherByte(body)
    expect(sentText).not.toBe(JSON.stringify(body))
    const { status, body: answer } = await stand.caller.call(service, body, { sentText })
    const { httpStatus, ...expected } = cases.foreignKey
    expect({ status, answer }).toEqual({ status: httpStatus, answer: expected })
    expect(stand.runs).toHaveLength(0)
  })

  it('takes a body with white space, signed as sent or minified', async () => {
    const stand = openStand(dialect, { only: [service] })
    const spaced = JSON.stringify(body, undefined, 2)
    expect((await stand.caller.call(service, body, { text: spaced })).status).toBe(200)
    const minified = openStand(dialect, { only: [service] })
    expect((await minified.caller.call(service, body, { sentText: spaced })).status).toBe(200)
  })
}
