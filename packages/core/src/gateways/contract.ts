import type { HandlerContext } from '../handler-context.ts'
import type { FindPartner, Partner } from '../partner.ts'
import type { Rejection } from '../response/reject.ts'
import type { Failure } from '../result.ts'
import type { OtherMeaning } from '../services/meaning.ts'
import type { AnyService, DuplicateRules, Handler, Service } from '../services/service.ts'
import type { SpeechRows } from '../speech.ts'
import type { Dialect, GatewayAddresses } from './dialect.ts'

/** A dialect's services, by handler name. */
export type Services = Readonly<Record<string, AnyService>>

/** A handler for each service; none is mandatory, an endpoint exists for each one given. */
export type HandlersOf<Table extends Services> = {
  readonly [Name in keyof Table]?:
    | (Table[Name] extends Service<infer Request, infer Answer, infer _> ? Handler<Request, Answer> : never)
    | undefined
}

/** A notice that is not `paid`. `service` tells which request it is. */
export type NoticeOf<Table extends Services> = {
  [Name in keyof Table & string]: Table[Name] extends Service<infer _Request, infer _Answer, infer Other>
    ? { readonly service: Name; readonly meaning: OtherMeaning; readonly request: Other }
    : never
}[keyof Table & string]

/** Takes every notice that is not `paid`. What it returns is ignored, unless it is a rejection. */
export type OtherStatusHandler<Notice> = (
  notice: Notice,
  context: HandlerContext,
) => unknown | Rejection | Promise<unknown | Rejection>

/** What a contract may change of one service. */
export interface ServiceOverrides extends SpeechRows {
  /** Two digits. */
  readonly code?: string | undefined
  readonly duplicates?: DuplicateRules | undefined
}

/** A merchant's contract with one gateway: who may call, where it stands, and what answers. */
export interface Contract<Table extends Services> extends SpeechRows {
  /** Who may call: a list, or a function that finds a partner by what a call says of itself. */
  readonly partners: readonly Partner[] | FindPartner
  /** An endpoint exists for each handler given. None given is a SnapConfigurationError. */
  readonly handlers: HandlersOf<Table>
  /** Every notice of these services that is not paid: expiries, refunds, reversals. */
  readonly otherStatus?: OtherStatusHandler<NoticeOf<Table>> | undefined
  /** Where one gateway has two contracts, a name for each: `mybank-jakarta`. Default: the dialect's. It is identity: tokens and duplicates are under it. */
  readonly name?: string | undefined
  /** Names that this contract had before, the oldest first: their tokens verify and their payments are remembered. */
  readonly formerNames?: readonly string[] | undefined
  /** What stands before `/v1.0/…`, a mount prefix included. Default: the dialect's. */
  readonly basePath?: string | undefined
  /** Full paths as registered with the gateway, by service, and `token`. They win over `basePath`. */
  readonly paths?:
    | ({ readonly [Name in keyof Table]?: string | undefined } & { readonly token?: string | undefined })
    | undefined
  /** What this contract has otherwise for one service. */
  readonly services?: { readonly [Name in keyof Table]?: ServiceOverrides | undefined } | undefined
}

/** One path that a gateway calls. */
export interface GatewayEndpoint {
  /** Every call of SNAP is a POST. */
  readonly method: 'POST'
  /** The full path. */
  readonly path: string
  /** The service's name, as in `handlers`; `token` for the token. */
  readonly service: string
}

/** What {@link Gateway.invoke} gives: the answer as it would go out. */
export interface Invocation {
  readonly httpStatus: number
  readonly body: { responseCode: string; responseMessage: string } & Record<string, unknown>
  /** What `onEvent` would get: why the call was refused, or what went wrong in the handler. */
  readonly cause?: Failure | undefined
  /** What the handler threw. */
  readonly error?: unknown
}

/** One contract, ready for `createSnap`. Its inside lies under a symbol, so that copies of this package understand each other. */
export interface Gateway<Names extends string = string> {
  readonly name: string
  readonly endpoints: readonly GatewayEndpoint[]
  /**
   * Tests business logic without HTTP, keys, signatures or environment variables: reads and checks a body, runs the handler, checks and
   * writes its answer.
   *
   * Does *not* authenticate, count duplicates or keep a deadline.
   *
   * @param body The parsed body; it goes through JSON once.
   * @param context What the handler shall find in its context. Default: a partner `INVOKED`, a signal that never aborts, now.
   */
  invoke(service: Names, body: unknown, context?: Partial<HandlerContext>): Promise<Invocation>
}

/** Takes a merchant's contract with one gateway. Checks nothing of its partners: `createSnap` does. */
export interface GatewayFactory<Table extends Services> {
  (contract: Contract<Table>): Gateway<keyof Table & string>
  /** The dialect itself, as data: to read, and to make another one of. */
  readonly dialect: Dialect<Table>
  /** Addresses that the gateway publishes: `allowedAddresses: mybank.addresses.production`. Empty where it publishes none. */
  readonly addresses: GatewayAddresses
}
