import { expect, it } from 'vitest'
import { bcaCases } from '../dialects/bca.ts'
import { maybankCases } from '../dialects/maybank.ts'
import { howToCall } from '../stand/caller.ts'
import { keysOf } from '../stand/keys.ts'
import { callerOf, makeGateway, openStand, type Stand } from '../stand/stand.ts'
import { type Rule, sampleOf } from './subject.ts'

/** Another gateway of the same merchant can prove nothing here: by its keys, its secret, its name, or its token. */
export const describeForeignKeys: Rule = (subject) => {
  const { dialect, service, cases } = subject
  const { body } = sampleOf(subject)
  const { spoken } = howToCall(dialect, service)
  const { httpStatus, ...refusal } = cases.foreignKey
  const otherCases = dialect.factory === bcaCases.factory ? maybankCases : bcaCases
  const other = { keys: keysOf('another gateway'), paths: { token: '/other/token', vaPayment: '/other/va' } }

  function open(): Stand {
    return openStand(dialect, {
      only: [service],
      beside: [makeGateway(otherCases, [], { ...other, only: ['vaPayment'] })],
    })
  }

  it("refuses what another gateway's key or secret signed", async () => {
    const stand = open()
    const { privateKey, clientSecret } = other.keys
    const { status, body: answer } = await stand.caller.call(service, body, { privateKey, clientSecret })
    expect({ status, answer }).toEqual({ status: httpStatus, answer: refusal })
    expect(stand.runs).toHaveLength(0)
  })

  it('refuses a call in the name of another gateway', async () => {
    const stand = open()
    const header = spoken.caller ?? 'X-PARTNER-ID'
    const answered = await stand.caller.call(service, body, { headers: { [header]: otherCases.clientId } })
    expect(answered.body.responseCode).toBe(`401${cases.code}00`)
    expect(stand.runs).toHaveLength(0)
  })

  if (!spoken.carriesToken) return

  it("refuses another gateway's token", async () => {
    const stand = open()
    const accessToken = await callerOf(otherCases, stand, other).accessToken()
    const answered = await stand.caller.call(service, body, { accessToken })
    expect(answered.body.responseCode).toBe(`401${cases.code}01`)
    expect(stand.runs).toHaveLength(0)
  })

  it('refuses a token that ran out', async () => {
    const stand = open()
    const accessToken = await stand.caller.accessToken()
    stand.clock.now = new Date(stand.clock.now.getTime() + 901_000)
    const answered = await stand.caller.call(service, body, { accessToken })
    expect(answered.body.responseCode).toBe(`401${cases.code}01`)
    expect(stand.runs).toHaveLength(0)
  })
}
