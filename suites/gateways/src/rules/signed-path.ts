import { expect, it } from 'vitest'
import { howToCall, signedPathOf } from '../stand/caller.ts'
import { openStand } from '../stand/stand.ts'
import { type Rule, sampleOf } from './subject.ts'

/** What the gateway signs of the target is what is verified: wherever a service stands, and with a query. */
export const describeSignedPath: Rule = (subject) => {
  const { dialect, service, cases } = subject
  const { body } = sampleOf(subject)
  const { spoken, target, ownPath } = howToCall(dialect, service, dialect.paths)
  const mounted = `/shop/snap${cases.ownPath ?? cases.path}`
  const query = '?z=1&b=%2f&a=2'

  it(`takes what is signed on a path of the merchant's`, async () => {
    const paths = { [service]: mounted }
    const stand = openStand(dialect, { only: [service], paths })
    expect((await stand.caller.call(service, body)).status).toBe(200)
  })

  it('takes a query signed as the gateway does', async () => {
    const stand = openStand(dialect, { only: [service] })
    expect((await stand.caller.call(service, body, { target: target + query })).status).toBe(200)
  })

  if (spoken.scheme === 'client-id') return

  it('refuses what is signed for another path', async () => {
    const stand = openStand(dialect, { only: [service] })
    const answered = await stand.caller.call(service, body, { signedPath: `${signedPathOf(spoken, target, ownPath)}x` })
    expect(answered.body.responseCode).toBe(cases.foreignKey.responseCode)
    expect(stand.runs).toHaveLength(0)
  })

  it('refuses a query signed otherwise', async () => {
    const stand = openStand(dialect, { only: [service] })
    const right = signedPathOf(spoken, target + query, ownPath)
    const wrong = [`${target}${query}`, target, `${target}?a=2&b=%2F&z=1`].filter((path) => path !== right)
    for (const signedPath of wrong) {
      const answered = await stand.caller.call(service, body, { target: target + query, signedPath })
      expect(answered.body.responseCode).toBe(cases.foreignKey.responseCode)
    }
    expect(stand.runs).toHaveLength(0)
  })
}
