import { describe, expect, it } from 'vitest'
import { howToCall } from '../src/stand/caller.ts'
import { type Member, openSixGateways, SHARED_PATH, SHARED_TOKEN_PATH, SIX } from '../src/stand/six-gateways.ts'

const PAIRS = SIX.flatMap((owner) => SIX.filter((other) => other !== owner).map((other) => [owner, other] as const))

/** Each service of a gateway, with its first sample's body. */
function servicesOf({ cases }: Member) {
  return Object.entries(cases.services).map(([service, { samples, code }]) => {
    const { spoken } = howToCall(cases, service)
    return { service, code, body: samples[0]?.body ?? {}, sample: samples[0], spoken }
  })
}

describe('one snap with six gateways', () => {
  it('has three of them on one path, and three token endpoints on one', () => {
    const { snap } = openSixGateways()
    const at = (path: string) =>
      snap.endpoints.filter((endpoint) => endpoint.path === path).map(({ gateway }) => gateway)
    expect(at(SHARED_PATH)).toEqual(['nicepay', 'nicepay-notification', 'midtrans'])
    expect(at(SHARED_TOKEN_PATH)).toEqual(['nicepay', 'bca', 'bri'])
  })

  for (const member of SIX) {
    it(`answers each sample of ${member.name}, by its own handler`, async () => {
      const { callerOf, runs } = openSixGateways()
      const caller = callerOf(member)
      for (const { service, body, sample } of servicesOf(member)) {
        const answered = await caller.call(service, body)
        expect({ status: answered.status, body: answered.body }).toEqual({ status: 200, body: sample?.expected })
        expect(runs.at(-1)).toMatchObject({ gateway: member.name, service })
      }
      expect(runs).toHaveLength(servicesOf(member).length)
    })
  }
})

describe.each(PAIRS)('$0.name at the doors of $1.name', (owner, other) => {
  it('opens none with its keys and secrets, in the name of the other', async () => {
    const { callerOf, runs } = openSixGateways()
    const { foreign, its } = { foreign: callerOf(owner, other), its: callerOf(other) }
    for (const { service, body, code, spoken } of servicesOf(other)) {
      const accessToken = spoken.carriesToken ? { accessToken: await its.accessToken() } : {}
      const answered = await foreign.call(service, body, accessToken)
      expect([answered.status, answered.body.responseCode]).toEqual([401, `401${code}00`])
    }
    expect(runs).toHaveLength(0)
  })

  it('opens none in its own name', async () => {
    const { callerOf, runs } = openSixGateways()
    const foreign = callerOf(owner, other, owner.clientId)
    const token = await ownToken(owner, callerOf)
    for (const { service, body, spoken } of servicesOf(other)) {
      const accessToken = spoken.carriesToken ? { accessToken: token } : {}
      expect((await foreign.call(service, body, accessToken)).status).toBe(401)
    }
    expect(runs).toHaveLength(0)
  })

  if (owner.cases.token !== undefined)
    it("opens none with its token, under the other's own signature", async () => {
      const { callerOf, runs } = openSixGateways()
      const its = callerOf(other)
      const accessToken = await ownToken(owner, callerOf)
      for (const { service, body, code, spoken } of servicesOf(other)) {
        if (!spoken.carriesToken) continue
        const answered = await its.call(service, body, { accessToken })
        expect([answered.status, answered.body.responseCode]).toEqual([401, `401${code}01`])
      }
      expect(runs).toHaveLength(0)
    })

  if (other.cases.token !== undefined)
    it('gets no token of the other', async () => {
      const { callerOf } = openSixGateways()
      for (const clientId of [other.clientId, owner.clientId]) {
        // Under its own name, where it has a token there, it gets its own: that opens nothing of the other, as above.
        if (clientId === owner.clientId && owner.cases.token !== undefined) continue
        const answered = await callerOf(owner, other, clientId).token()
        expect([answered.status, answered.body.responseCode]).toEqual([401, '4017300'])
      }
    })
})

async function ownToken(owner: Member, callerOf: ReturnType<typeof openSixGateways>['callerOf']): Promise<string> {
  return owner.cases.token === undefined ? 'eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl' : callerOf(owner).accessToken()
}

describe('callers whom no gateway of a path knows', () => {
  it('all get the same answer', async () => {
    const { callerOf, runs } = openSixGateways()
    const answers = await Promise.all(
      SIX.slice(0, 3).map((member) =>
        callerOf(member, member, 'somebody-else').call('vaPayment', bodyOf(member), { accessToken: 'eyJ.e30.c2ln' }),
      ),
    )
    for (const { status, body } of answers)
      expect({ status, body }).toEqual({
        status: 401,
        body: { responseCode: '4012500', responseMessage: 'Unauthorized. [Unknown client]' },
      })
    expect(runs).toHaveLength(0)
  })
})

function bodyOf({ cases }: Member) {
  return cases.services.vaPayment?.samples[0]?.body ?? {}
}

describe('NIVA and NICEPAY on one path, under one merchant ID', () => {
  const [niva, notification] = SIX

  it('are told apart by their caller headers: with X-PARTNER-ID it is NIVA, whatever else there is', async () => {
    const { callerOf, runs } = openSixGateways()
    if (niva === undefined || notification === undefined) throw new Error('they are the first two')
    const asNiva = await callerOf(niva).call('vaPayment', bodyOf(niva), { headers: { 'X-CLIENT-KEY': 'IONPAYTEST' } })
    expect(asNiva.status).toBe(200)
    expect(runs.map(({ gateway }) => gateway)).toEqual(['nicepay'])
    for (const [partnerId, responseCode] of [
      ['IONPAYTEST', '4012501'], // NIVA's, without a token
      ['somebody-else', '4012500'],
    ]) {
      const asBoth = await callerOf(notification).call('vaPayment', bodyOf(notification), {
        headers: { 'X-PARTNER-ID': partnerId, 'X-EXTERNAL-ID': '1', 'CHANNEL-ID': 'IONPAYTEST' },
      })
      expect([asBoth.status, asBoth.body.responseCode]).toEqual([401, responseCode])
    }
    expect(runs).toHaveLength(1)
  })
})
