import type { ServiceCodes, ServiceName } from '../answer/judge-answer.ts'
import type { CallOverrides, Exchange, GatewayIdentity, RawRequest } from '../gateway.ts'
import type { Amount } from './bodies.ts'
import type { Numbers } from './numbers.ts'
import type { OpenBill } from './open-numbers.ts'
import type { Outcome } from './outcome.ts'

/**
 * Who makes a call: the partner; a forger, who says to be the partner and has neither its key nor its secret; a stranger, who signs
 * with the partner's key under a client ID that nobody knows; the second partner; or an impostor, who says to be the partner and signs with
 * the second partner's key and secret.
 */
export type Caller = 'partner' | 'forger' | 'stranger' | 'second partner' | 'impostor'

/** What one call does otherwise than NICEPAY's pages say. */
export interface Deviation extends CallOverrides {
  /** Default `partner`. */
  readonly caller?: Caller | undefined
  /** In place of the whole body: text and bytes go out as they are. */
  readonly body?: unknown
  /** Default: the number that stays open. */
  readonly payNo?: string | undefined
  /** Of a payment. Default: what the inquiry of the number that stays open names. */
  readonly amount?: Amount | undefined
}

/** What a case works with. */
export interface Bench {
  readonly identity: GatewayIdentity
  readonly numbers: Numbers
  readonly serviceCodes: ServiceCodes
  /** Whether waiting for minutes is allowed (`--slow`). */
  readonly slow: boolean
  /** Whether there is a second partner that the merchant knows too (`--second-client`). */
  readonly hasSecondPartner: boolean
  /** Now, by the partner's clock. */
  now(): Date
  /** The access token of the partner, one for all cases, or the second partner's. */
  accessToken(caller?: 'partner' | 'second partner'): Promise<string>
  /** A body of the service, as the pages show it. */
  buildBody(
    service: ServiceName,
    facts?: Pick<Deviation, 'payNo' | 'amount'>,
  ): Promise<Readonly<Record<string, unknown>>>
  /** Signs a call without sending it. */
  prepare(service: ServiceName, deviation?: Deviation): Promise<RawRequest>
  /** Sends a request, and keeps it and its answer as the case's evidence. Rejects with `NoAnswer`. */
  send(request: RawRequest): Promise<Exchange>
  /** Signs a call and sends it. */
  call(service: ServiceName, deviation?: Deviation): Promise<Exchange>
  /** A bill that is open for payment and that no other case gets, or why there is none. */
  takeOpenBill(): Promise<OpenBill | Outcome>
  /** Whether a text holds the partner's client secret. */
  holdsClientSecret(text: string): boolean
}
