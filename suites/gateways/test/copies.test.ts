import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createSnap } from '@snap-sdk/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { DialectCases } from '../src/dialect-cases.ts'
import { bcaCases } from '../src/dialects/bca.ts'
import { midtransCases } from '../src/dialects/midtrans.ts'
import type { Caller } from '../src/stand/caller.ts'
import { callerOf, makeGateway, NOON, type Run, TOKEN_SECRETS } from '../src/stand/stand.ts'

type Core = typeof import('@snap-sdk/core')
type Gateways = typeof import('@snap-sdk/gateways')

/** Two copies of the packages in one process, as a package manager, or ESM beside CommonJS, makes them. */
interface Copy {
  readonly core: Core
  readonly gateways: Gateways
}

async function secondCopy(): Promise<Copy> {
  vi.resetModules()
  return { core: await import('@snap-sdk/core'), gateways: await import('@snap-sdk/gateways') }
}

/** The packages as they are built, each in its own module system; there once `npm run build` has run. */
const requireHere = createRequire(import.meta.url)
const built = ['core', 'services', 'gateways'].every((name) =>
  existsSync(new URL(`../../../packages/${name}/dist/index.cjs`, import.meta.url)),
)

const COPIES: readonly (readonly [string, () => Promise<Copy>])[] = [
  ['a second copy', secondCopy],
  ...(built
    ? [
        [
          'the CommonJS build',
          async () => ({
            core: requireHere('../../../packages/core/dist/index.cjs') as Core,
            gateways: requireHere('../../../packages/gateways/dist/index.cjs') as Gateways,
          }),
        ] as const,
      ]
    : []),
]

afterEach(() => {
  vi.resetModules()
})

describe.each(COPIES)('%s', (_, load) => {
  it('makes gateways that the first one serves, beside its own, with its own rejections', async () => {
    const copy = await load()
    expect(copy.core.createSnap).not.toBe(createSnap)
    const runs: Run[] = []
    const clock = { now: NOON }
    const answers = [{}, copy.core.reject('paidBill')]
    const snap = createSnap({
      gateways: [
        makeGateway(bcaCases, runs, { only: ['vaPayment'] }),
        makeGateway({ ...midtransCases, factory: copy.gateways.midtrans }, runs, {
          only: ['vaPayment'],
          handlers: { vaPayment: () => answers.shift() },
        }),
      ],
      tokens: TOKEN_SECRETS,
      clock: () => clock.now,
      onEvent: () => {},
    })
    const [ours, theirs] = [bcaCases, midtransCases].map((cases) => callerOf(cases, { snap, clock }))
    const pay = async (caller: Caller | undefined, cases: DialectCases, seconds: number) => {
      clock.now = new Date(NOON.getTime() + seconds * 1000)
      const body = { ...cases.services.vaPayment?.samples[0]?.body, paymentRequestId: `payment-${seconds}` }
      return (await caller?.call('vaPayment', body))?.body.responseCode
    }
    expect(await pay(ours, bcaCases, 1)).toBe('2002500')
    expect(await pay(theirs, midtransCases, 2)).toBe('2002500')
    expect(await pay(theirs, midtransCases, 3)).toBe('4042514')
    expect(runs.map(({ gateway }) => gateway)).toEqual(['bca', 'midtrans', 'midtrans'])
  })
})

it('says so where a gateway was made by another version', () => {
  const gateway = makeGateway(midtransCases, [])
  const inside = Symbol.for('@snap-sdk/gateway')
  const other = { ...gateway, [inside]: { ...Reflect.get(gateway, inside), version: 0 } }
  expect(() => createSnap({ gateways: [other], onEvent: () => {} })).toThrow(
    expect.objectContaining({ code: 'GATEWAY_INVALID', message: expect.stringContaining('another version') }),
  )
})
