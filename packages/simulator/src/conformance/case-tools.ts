import type { ServiceCodes, ServiceName } from '../answer/judge-answer.ts'
import type { CalledService } from '../dialects/called-service.ts'
import type { CallOverrides, Exchange, GatewayIdentity, RawRequest } from '../gateway.ts'
import type { OpenBill } from './bill-stock.ts'
import type { Amount } from './bodies.ts'
import type { Numbers } from './numbers.ts'

/**
 * Who makes a call: the partner; a forger, who says to be the partner and has neither its key nor its secret; a stranger, who signs
 * with the partner's key under a client ID that nobody knows; the second partner; or an impostor, who says to be the partner and signs with
 * the second partner's key and secret.
 */
export type Caller = 'partner' | 'forger' | 'stranger' | 'second partner' | 'impostor'

/** What one call does otherwise than the documents show. */
export interface Deviation extends CallOverrides {
  /** Default `partner`. */
  readonly caller?: Caller | undefined
  /** In place of the whole body: text and bytes go out as they are. */
  readonly body?: unknown
  /** Default: the number that stays open, or one that is open. */
  readonly number?: string | undefined
  /** Of a payment. Default: what the inquiry names. */
  readonly amount?: Amount | undefined
}

/** What a case works with. */
export interface CaseTools {
  readonly identity: GatewayIdentity
  readonly numbers: Numbers
  readonly serviceCodes: ServiceCodes
  /** Whether waiting for minutes is allowed (`--slow`). */
  readonly slow: boolean
  /** Whether there is a second partner that the merchant knows too (`--second-client`). */
  readonly hasSecondPartner: boolean
  /** The services that are checked, but for the token. */
  readonly transactions: readonly ServiceName[]
  /** Whether the gateway asks for access tokens. */
  readonly hasToken: boolean
  /** How the gateway calls a service. */
  describe(service: ServiceName): CalledService
  /** Now, by the partner's clock. */
  now(): Date
  /** The access token of the partner, one for all cases, or the second partner's. */
  accessToken(caller?: 'partner' | 'second partner'): Promise<string>
  /** A body of the service, as the pages show it. */
  buildBody(
    service: ServiceName,
    facts?: Pick<Deviation, 'number' | 'amount'>,
  ): Promise<Readonly<Record<string, unknown>>>
  /** Signs a call without sending it. */
  prepare(service: ServiceName, deviation?: Deviation): Promise<RawRequest>
  /** Sends a request, and keeps it and its answer as the case's evidence. Rejects with `NoAnswer`. */
  send(request: RawRequest): Promise<Exchange>
  /** Signs a call and sends it. */
  call(service: ServiceName, deviation?: Deviation): Promise<Exchange>
  /** A call as the documents show it: one that was taken before serves again, so that no bill is spent twice for the same. */
  rightCall(service: ServiceName): Promise<Exchange>
  /** A bill that is open for payment and that no other case gets. Throws `NoBill`, which ends the case. */
  takeOpenBill(): Promise<OpenBill>
  /** For a payment, a bill that no other case gets, unless one stays open; for other services, nothing. Throws `NoBill`. */
  billFor(service: ServiceName): Promise<Partial<OpenBill>>
  /** These tools for calls that are to be taken, however: where bills are few, its payments are of one that is paid by then. */
  spending(): CaseTools
  /** The codes of a call that was taken: of a bill that was paid before, that it is paid. */
  codesFor(exchange: Exchange, codes: readonly string[]): readonly string[]
  /** Whether nobody named such a number, and with the merchant the example merchant's is not of that kind. */
  isMissing(kind: 'paid' | 'expired' | 'unknown'): boolean
  /** A bill that is paid: the one that was named, or one that the check paid. */
  paidNumber(): string | undefined
  /** Whether a text holds the partner's client secret. */
  holdsClientSecret(text: string): boolean
}
