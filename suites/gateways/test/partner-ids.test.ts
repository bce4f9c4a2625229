import { describe, expect, it } from 'vitest'
import { bcaCases } from '../src/dialects/bca.ts'
import { openStand } from '../src/stand/stand.ts'

const IDS = bcaCases.partnerId as Readonly<Record<string, string>> // BCA's is a record by service
const SERVICES = Object.keys(IDS)
const bodyOf = (service: string) => bcaCases.services[service]?.samples[0]?.body ?? {}

describe('partnerId by service', () => {
  it.each(SERVICES)('lets %s pass with its own X-PARTNER-ID', async (service) => {
    const { caller, runs } = openStand(bcaCases)
    expect((await caller.call(service, bodyOf(service))).status).toBe(200)
    expect(runs).toMatchObject([{ service }])
  })

  it.each(
    SERVICES.flatMap((service) =>
      [...new Set([...Object.values(IDS), bcaCases.clientId])]
        .filter((id) => id !== IDS[service])
        .map((id) => [service, id] as const),
    ),
  )('refuses %s with the X-PARTNER-ID %s', async (service, id) => {
    const { caller, runs } = openStand(bcaCases)
    const { status, body } = await caller.call(service, bodyOf(service), { headers: { 'X-PARTNER-ID': id } })
    expect([status, body.responseCode]).toEqual([401, `401${bcaCases.services[service]?.code}00`])
    expect(runs).toHaveLength(0)
  })

  it('says at start which service has no ID', () => {
    expect(() => openStand(bcaCases, { partnerId: { vaInquiry: '12345' } })).toThrow(
      expect.objectContaining({ code: 'PARTNER_INVALID', message: expect.stringContaining('vaPayment') }),
    )
  })
})
