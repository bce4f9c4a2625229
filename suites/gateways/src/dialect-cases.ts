import type { AnyService, GatewayFactory, Meaning, OutcomeName } from '@snap-sdk/core'
import type { SignatureScheme } from '@snap-sdk/simulator'

/** A body, or a part of one. */
export type Body = Readonly<Record<string, unknown>>

/** What is changed of a body, by path with dots: `additionalInfo.rrn`. `undefined` takes the member out. */
export type Patch = Readonly<Record<string, unknown>>

/** A factory of any services: what of them lies between `any` and its true type is checked at run time. */
// biome-ignore lint/suspicious/noExplicitAny: a gateway of any services
export type AnyFactory = GatewayFactory<any>
export type ServiceTable = Readonly<Record<string, AnyService>>

/** How a gateway calls, transcribed from its documents: nothing here is read from its dialect. */
export interface Spoken {
  readonly scheme: SignatureScheme
  /** Default X-PARTNER-ID. */
  readonly caller?: 'X-PARTNER-ID' | 'X-CLIENT-KEY'
  readonly carriesToken: boolean
  /** X-EXTERNAL-ID of each further call; absent where the gateway sends none. */
  readonly externalId?: ((call: number) => string) | undefined
  /** CHANNEL-ID; absent where the gateway sends none. */
  readonly channelId?: string | undefined
  /** What is signed of the target. Default: the path and query as received. `own` is the service's path behind every prefix. */
  readonly signedPath?: 'received' | 'own'
  /** What is signed of a query: as received, sorted and RFC 3986 encoded, or nothing. Default: as received. */
  readonly signedQuery?: 'received' | 'sorted' | 'none'
  /** How the gateway writes X-TIMESTAMP. Default `…T15:00:01+07:00`. */
  readonly writeTimestamp?: (at: Date) => string
}

/** A documented call that is accepted. */
export interface Sample {
  /** Where it stands; `standard` for gateways that publish none of their own. */
  readonly source: string
  readonly body: Body
  /** What the handler answers. Default: nothing but an empty object. */
  readonly answer?: object
  /** The answer's body, whole. */
  readonly expected: Body
  /** What the handler sees of it: a part of the request. */
  readonly seen?: Body
  /** Default `paid`. Some services never report money: what they tell goes to `otherStatus`. */
  readonly meaning?: Exclude<Meaning, 'unknown'>
}

/** A refusal of the business. */
export interface RefusalCase {
  readonly source: string
  readonly outcome: OutcomeName
  readonly reason?: string
  readonly httpStatus: number
  /** The answer's body, whole. */
  readonly expected: Body
}

/** What a repeat of an answered call gets, under the same external ID. */
export interface RepeatCase {
  readonly source: string
  /** What the repeat has otherwise: `{ flagAdvise: 'Y' }`. */
  readonly change?: Patch
  /** `first`: the first answer, byte by byte. Else code and HTTP status of its own; `data` tells what stands beside them. */
  readonly gets:
    | 'first'
    | { readonly httpStatus: number; readonly responseCode: string; readonly data: 'of the first' | 'of a refusal' }
}

/** A notice that is no payment. */
export interface NoticeCase {
  readonly source: string
  readonly change: Patch
  readonly meaning: Exclude<Meaning, 'paid' | 'unknown'>
}

/** A status that nobody knows. */
export interface UnknownStatus {
  readonly change: Patch
  /** Which the refusal names. */
  readonly field: string
}

/** The cases of one service of one dialect. */
export interface ServiceCases {
  /** Where it stands when a contract says nothing. */
  readonly path: string
  /** Behind every prefix. Default: the same. */
  readonly ownPath?: string
  /** What is spoken otherwise than by the gateway's other services. */
  readonly spoken?: Partial<Spoken>
  /** The two digits. */
  readonly code: string
  readonly samples: readonly Sample[]
  readonly refusals: readonly RefusalCase[]
  readonly repeats: readonly RepeatCase[]
  readonly headers: {
    /** Headers without which a call is refused, with the seven digits. Authorization is among them where a token is carried. */
    readonly required: Readonly<Record<string, string>>
    /** Headers that may be absent. */
    readonly optional: readonly string[]
  }
  /** What a call signed with another gateway's key gets. */
  readonly foreignKey: { readonly httpStatus: number; readonly responseCode: string; readonly responseMessage: string }
  /**
   * The member that names one payment, as the body spells it: two genuine payments differ in it. `undefined` for a service that asks, and is
   * told apart by its external ID alone.
   */
  readonly paymentField: string | undefined
  /** What a call without that member gets where it has an external ID: it runs, or the seven digits where the document has it mandatory. */
  readonly withoutPaymentField?: 'runs' | string
  readonly notices?: readonly NoticeCase[]
  readonly unknownStatuses?: readonly UnknownStatus[]
}

/** The cases of one dialect: data, each with its source. */
export interface DialectCases {
  readonly factory: AnyFactory
  readonly spoken: Spoken
  /** The gateway's name for the merchant, and what it sends as X-PARTNER-ID where that is another text. */
  readonly clientId: string
  readonly partnerId?: string | Readonly<Record<string, string>>
  readonly token?: {
    readonly path: string
    /** The answer's members beside accessToken. */
    readonly expected: Body
  }
  /** Paths that a contract must give, because the gateway documents none. */
  readonly paths?: Readonly<Record<string, string>>
  /** How long the gateway waits for an answer, where it says so. */
  readonly timeout?: { readonly milliseconds: number; readonly source: string }
  /** Whether any 4xx to a payment undoes it. */
  readonly refusalUndoes?: boolean
  readonly services: Readonly<Record<string, ServiceCases>>
}
