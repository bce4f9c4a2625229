import { createSnap, memoryDuplicateStore, type Snap } from '@snap-sdk/core'
import type { DialectCases } from '../dialect-cases.ts'
import { bcaCases } from '../dialects/bca.ts'
import { briCases } from '../dialects/bri.ts'
import { danaCases } from '../dialects/dana.ts'
import { midtransCases } from '../dialects/midtrans.ts'
import { nicepayCases } from '../dialects/nicepay.ts'
import { nicepayNotificationCases } from '../dialects/nicepay-notification.ts'
import { type Caller, createCaller } from './caller.ts'
import { keysOf } from './keys.ts'
import { makeGateway, NOON, type Run, TOKEN_SECRETS } from './stand.ts'

/** A gateway of the six: who it is, and where its services stand. */
export interface Member {
  readonly name: string
  readonly cases: DialectCases
  readonly clientId: string
  readonly paths: Readonly<Record<string, string>>
}

/** Where NIVA's payment, NICEPAY's notification and Midtrans' payment meet. */
export const SHARED_PATH = '/api/v1.0/transfer-va/payment'
/** Where three of them ask for their tokens. */
export const SHARED_TOKEN_PATH = '/api/v1.0/access-token/b2b'

/** Six gateways of one merchant: three on one path, two of these under one merchant ID, and three with one path for their tokens. */
export const SIX: readonly Member[] = [
  member('nicepay', nicepayCases, 'IONPAYTEST'),
  member('nicepay-notification', nicepayNotificationCases, 'IONPAYTEST'),
  member('midtrans', midtransCases, 'G12345678', { vaPayment: SHARED_PATH }),
  member('bca', bcaCases, 'bca-client', { token: SHARED_TOKEN_PATH }),
  member('bri', briCases, 'bri-client', { token: SHARED_TOKEN_PATH }),
  member('dana', danaCases, '2025091611385324660336'),
]

function member(
  name: string,
  cases: DialectCases,
  clientId: string,
  paths: Readonly<Record<string, string>> = {},
): Member {
  return { name, cases, clientId, paths: { ...cases.paths, ...paths } }
}

export interface SixGateways {
  readonly snap: Snap
  readonly runs: Run[]
  readonly clock: { now: Date }
  /** A gateway's own caller; or one that speaks as `as` does, under the keys of `member`. */
  callerOf(member: Member, as?: Member, clientId?: string): Caller
}

/** One snap with all six. */
export function openSixGateways(): SixGateways {
  const runs: Run[] = []
  const clock = { now: NOON }
  const snap = createSnap({
    gateways: SIX.map(({ name, cases, clientId, paths }) =>
      makeGateway(cases, runs, { clientId, paths, keys: keysOf(name) }),
    ),
    tokens: TOKEN_SECRETS,
    duplicates: memoryDuplicateStore(),
    clock: () => clock.now,
    onEvent: () => {},
  })
  return {
    snap,
    runs,
    clock,
    callerOf: ({ name }, as = SIX.find((each) => each.name === name), clientId = as?.clientId ?? '') => {
      if (as === undefined) throw new Error(`${name} is not one of the six`)
      const partnerId = clientId === as.clientId ? as.cases.partnerId : clientId
      return createCaller(as.cases, {
        snap,
        clock,
        clientId,
        paths: as.paths,
        keys: keysOf(name),
        ...(partnerId === undefined ? {} : { partnerId }),
      })
    },
  }
}
