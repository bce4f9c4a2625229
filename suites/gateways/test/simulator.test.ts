import * as factories from '@snap-sdk/gateways'
import * as services from '@snap-sdk/services'
import {
  type CalledService,
  createGateway,
  DIALECTS,
  type Dialect,
  SERVICES,
  type ServiceName,
} from '@snap-sdk/simulator'
import { describe, expect, it } from 'vitest'
import type { AnyFactory } from '../src/dialect-cases.ts'
import { DIALECT_CASES } from '../src/dialects/index.ts'
import { keysOf } from '../src/stand/keys.ts'
import { openStand } from '../src/stand/stand.ts'

/** The published dialects, by the factory's name. */
const FACTORIES = Object.fromEntries(
  Object.entries(factories).filter(
    (entry): entry is [string, AnyFactory] => typeof entry[1] === 'function' && 'dialect' in entry[1],
  ),
)

/** The simulator's names of NICO are older than the SDK's; a gateway's handlers say qrNotify for the service that is qrMpmNotify. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  nicoInquiry: 'inquiry',
  nicoPayment: 'payment',
  qrMpmNotify: 'qr-notify',
}

function toSimulatorName(name: string): ServiceName {
  const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return (OTHER_NAMES[name] ?? kebab) as ServiceName // compared below
}

/** What the published table says of a gateway, in the words of the simulator's. */
function readPublished(factory: AnyFactory): Readonly<Record<string, unknown>> {
  const { dialect } = factory
  return {
    token: dialect.token !== false,
    status: dialect.httpStatus === 'finalAs200' ? '200 for answers' : 'mirror',
    caller: dialect.caller ?? 'X-PARTNER-ID',
    signedPath: dialect.signedPath?.prefix === 'none' ? 'own' : 'received',
    signedQuery: dialect.signedPath?.query ?? 'received',
    services: Object.fromEntries(
      Object.entries<{ code: string; path: string; signature?: string }>(dialect.services).map(
        ([name, { code, path, signature }]) => [
          toSimulatorName(name),
          { code, path, scheme: signature ?? dialect.signature },
        ],
      ),
    ),
  }
}

function readPlayed(dialect: Dialect): Readonly<Record<string, unknown>> {
  const { speech } = dialect
  return {
    token: dialect.token !== undefined,
    status: dialect.status,
    caller: speech.caller,
    signedPath: speech.signedPath,
    signedQuery: speech.signedQuery,
    services: Object.fromEntries(
      Object.entries(dialect.services).map(([name, row]) => [
        name,
        { code: row.code, path: row.path, scheme: row.speech?.scheme ?? speech.scheme },
      ]),
    ),
  }
}

describe("the simulator's own table of gateways, against the published one", () => {
  it('has the same gateways', () => {
    expect(Object.keys(DIALECTS).sort()).toEqual(Object.keys(FACTORIES).map(toSimulatorName).sort())
  })

  it.each(Object.entries(FACTORIES))('%s: names no difference', (name, factory) => {
    const dialect = DIALECTS[toSimulatorName(name)]
    expect(dialect && readPlayed(dialect)).toEqual(readPublished(factory))
  })

  it.each(Object.entries(DIALECTS))('%s names its sources', (_, { source, certainty, retries, services }) => {
    expect(source).not.toBe('')
    expect(['documented', 'inferred']).toContain(certainty)
    expect(retries?.source).not.toBe('')
    expect(Object.keys(services).length).toBeGreaterThan(0)
  })
})

describe("the simulator's own table of services, against the published one", () => {
  const published = Object.entries(services).flatMap(([name, service]) =>
    typeof service === 'object' && service !== null && 'code' in service && 'path' in service
      ? [[toSimulatorName(name), service] as const]
      : [],
  )

  it('finds the services', () => {
    expect(published.length).toBeGreaterThanOrEqual(13)
  })

  it.each(published)('%s has the same path and code', (name, { path, code }) => {
    expect({ path: SERVICES[name]?.path, code: SERVICES[name]?.code }).toEqual({ path, code })
  })
})

describe('every gateway that the SDK serves can be played', () => {
  for (const [name, cases] of Object.entries(DIALECT_CASES)) {
    const dialect = DIALECTS[toSimulatorName(name)]
    if (dialect === undefined) continue // it failed by name above
    const keys = keysOf('gateway')
    const play = () => {
      const stand = openStand(cases, { partner: { partnerId: undefined } })
      const paths = Object.entries(cases.paths ?? {}).map(([service, path]) => [toSimulatorName(service), path])
      const gateway = createGateway({
        clientId: cases.clientId,
        privateKey: keys.privateKey,
        clientSecret: keys.clientSecret,
        dialect,
        paths: Object.fromEntries(paths),
        target: stand.snap,
        clock: () => stand.clock.now,
      })
      return { stand, gateway }
    }
    const sampleOf = ({ sample }: CalledService): unknown => sample

    it.each(Object.keys(dialect.services) as ServiceName[])(`${name} %s`, async (service) => {
      const { stand, gateway } = play()
      const called = gateway.describe(service)
      const { response } = await gateway.callService(service, called && sampleOf(called))
      expect(response.body).toMatchObject({ responseCode: `200${called?.code}00` })
      expect(stand.runs).toHaveLength(1)
    })

    const notices = Object.entries(dialect.services).flatMap(([service, row]) =>
      (row.notices ?? []).flatMap(({ field, values, without = [] }) =>
        Object.entries(values).map(([value, meaning]) => ({ service, field, value, meaning, without })),
      ),
    )
    if (notices.length > 0) {
      it(`${name} is understood in each notice that reports no payment`, async () => {
        const { stand, gateway } = play()
        for (const { service, field, value, meaning, without } of notices) {
          const sample = structuredClone(dialect.services[service as ServiceName]?.sample ?? {}) as Record<
            string,
            unknown
          >
          for (const member of without) delete sample[member]
          const path = field.split('.')
          const parent = path.slice(0, -1).reduce((at, member) => at[member] as Record<string, unknown>, sample)
          parent[path.at(-1) ?? ''] = value
          sample[SERVICES[service as ServiceName].identity ?? ''] &&= `${service}-${meaning}-${value}`.slice(0, 30)
          await gateway.callService(service as ServiceName, sample)
          expect({ service, value, meaning: stand.runs.at(-1)?.meaning }).toEqual({ service, value, meaning })
        }
        expect(stand.runs).toHaveLength(notices.length)
      })
    }
  }
})
