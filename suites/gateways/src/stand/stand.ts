import {
  createSnap,
  type Gateway,
  type HandlerContext,
  memoryDuplicateStore,
  type Partner,
  type Snap,
  type SnapEvent,
  type SnapOptions,
} from '@snap-sdk/core'
import type { Body, DialectCases, Sample } from '../dialect-cases.ts'
import { type Caller, createCaller } from './caller.ts'
import { type Keys, keysOf } from './keys.ts'

/** One run of a handler, or of `otherStatus`. */
export interface Run {
  readonly gateway: string
  readonly service: string
  /** `paid` for the handler; for a notice, its meaning. */
  readonly meaning: string
  readonly request: Body
  readonly context: HandlerContext
}

export type Handler = (request: Body, context: HandlerContext) => unknown

export interface GatewayOptions {
  /** By service; `undefined` takes one out. Default: each service answers what its first sample does. */
  readonly handlers?: Readonly<Record<string, Handler | undefined>>
  /** Which services have a handler. Default: all. */
  readonly only?: readonly string[]
  /** `null`: the contract has none. */
  readonly otherStatus?:
    | ((notice: { service: string; meaning: string; request: Body }, context: HandlerContext) => unknown)
    | null
  /** Further rows of the contract. */
  readonly contract?: Body
  readonly partner?: Partial<Partner>
  readonly keys?: Keys
  readonly clientId?: string
  readonly partnerId?: DialectCases['partnerId']
  readonly paths?: Readonly<Record<string, string>>
}

export interface StandOptions extends GatewayOptions {
  readonly snap?: Partial<SnapOptions>
  /** Further gateways of the same snap. */
  readonly beside?: readonly Gateway[]
}

/** A merchant with one gateway under test, and that gateway. */
export interface Stand {
  readonly snap: Snap
  readonly caller: Caller
  readonly runs: Run[]
  readonly events: SnapEvent[]
  readonly clock: { now: Date }
}

/** Some Wednesday at noon in Jakarta. */
export const NOON: Date = new Date('2026-11-25T12:00:00+07:00')

export const TOKEN_SECRETS: { readonly secrets: readonly string[] } = {
  secrets: ['a secret for tokens in tests, of 32 bytes or more'],
}

export function openStand(cases: DialectCases, options: StandOptions = {}): Stand {
  const runs: Run[] = []
  const events: SnapEvent[] = []
  const clock = { now: NOON }
  const gateway = makeGateway(cases, runs, options)
  const snap = createSnap({
    gateways: [gateway, ...(options.beside ?? [])],
    tokens: TOKEN_SECRETS,
    duplicates: memoryDuplicateStore(),
    clock: () => clock.now,
    onEvent: (event) => events.push(event),
    ...options.snap,
  })
  return { snap, runs, events, clock, caller: callerOf(cases, { snap, clock }, options) }
}

/** Plays the gateway of {@link makeGateway} against some snap. */
export function callerOf(
  cases: DialectCases,
  { snap, clock }: { readonly snap: Snap; readonly clock: { now: Date } },
  { keys = keysOf('gateway'), clientId, partnerId, paths }: GatewayOptions = {},
): Caller {
  return createCaller(cases, {
    snap,
    keys,
    clock,
    paths: { ...cases.paths, ...paths },
    ...(clientId === undefined ? {} : { clientId }),
    ...(partnerId === undefined ? {} : { partnerId }),
  })
}

/** A contract with one gateway, whose handlers note each run. */
export function makeGateway(cases: DialectCases, runs: Run[], options: GatewayOptions = {}): Gateway {
  const { handlers, otherStatus = () => {}, contract = {}, keys = keysOf('gateway'), paths } = options
  const { clientId = cases.clientId, partnerId = cases.partnerId } = options
  const given = Object.entries(cases.services).flatMap(([service, { samples }]) => {
    if (options.only?.includes(service) === false) return []
    const handler = handlers !== undefined && service in handlers ? handlers[service] : answerAs(samples[0])
    return handler === undefined ? [] : [[service, noting(handler)] as const]
  })

  function noting(handler: Handler): Handler {
    return (request, context) => {
      runs.push({ gateway: context.gateway, service: context.service, meaning: 'paid', request, context })
      return handler(request, context)
    }
  }

  const made = {
    partners: [
      {
        clientId,
        ...(partnerId === undefined ? {} : { partnerId }),
        publicKeys: keys.publicKey,
        clientSecrets: keys.clientSecret,
        ...options.partner,
      },
    ],
    handlers: Object.fromEntries(given),
    paths: { ...cases.paths, ...paths },
    ...(otherStatus !== null && {
      otherStatus: (notice: { service: string; meaning: string; request: Body }, context: HandlerContext) => {
        runs.push({ gateway: context.gateway, context, ...notice })
        return otherStatus(notice, context)
      },
    }),
    ...contract,
  }
  // Which services these are, and what they take, is known at run time alone.
  return cases.factory(made as never)
}

/** A handler that answers as a sample's does. */
export function answerAs(sample: Sample | undefined): Handler {
  return () => sample?.answer ?? {}
}

/** How many runs there were for money, and how many for other notices. */
export function countRuns(runs: readonly Run[]): { readonly paid: number; readonly other: number } {
  const paid = runs.filter(({ meaning }) => meaning === 'paid').length
  return { paid, other: runs.length - paid }
}
