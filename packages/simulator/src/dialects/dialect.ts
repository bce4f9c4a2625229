import type { AnswerField } from '../services/answer-field.ts'
import type { Body, ServiceName } from '../services/service.ts'
import type { Situation } from '../services/situation.ts'
import type { SignatureScheme } from '../sign.ts'

/** How a gateway makes its calls. */
export interface Speech {
  readonly scheme: SignatureScheme
  /** The header in which it says who it is. */
  readonly caller: 'X-PARTNER-ID' | 'X-CLIENT-KEY'
  /** Whether a call carries an access token that the merchant issued. */
  readonly carriesToken: boolean
  /** How its X-EXTERNAL-ID looks; absent where it sends none. */
  readonly externalId?: {
    readonly length: number
    readonly alphabet: 'digits' | 'letters and digits'
    /** One call may come under several, so that no merchant can tell calls apart by it. */
    readonly repeats?: true
  }
  /** Its CHANNEL-ID; absent where it sends none, and `client ID` where it repeats that. */
  readonly channelId?: string
  /** What it signs of the path: the target as sent, or the service's own path behind every prefix. */
  readonly signedPath: 'received' | 'own'
  /** What it signs of a query. */
  readonly signedQuery: 'received' | 'sorted' | 'none'
  /** Which form of the body it hashes, where its documents leave no other open. Default: as sent, or without white space between. */
  readonly signedBody?: 'as sent' | 'minified'
  /** How it writes X-TIMESTAMP: `…T15:00:01+07:00`, the same with `.000`, or in UTC with both. */
  readonly timestamp: 'seconds' | 'milliseconds' | 'utc'
  /** Headers that it sends besides. */
  readonly otherHeaders?: Readonly<Record<string, string>>
  /** Names of headers that it spells otherwise than the standard: `{ 'CHANNEL-ID': 'Channel-ID' }`. */
  readonly spelling?: Readonly<Record<string, string>>
}

/** What a notice reports. Only `paid` is money. */
export type Meaning = 'paid' | 'pending' | 'expired' | 'denied' | 'cancelled' | 'refunded' | 'reversed'

/** Values of a member that say that nothing was paid, or that a payment is undone. */
export interface UnpaidNotices {
  /** `additionalInfo.paymentFlagStatus`. */
  readonly field: string
  readonly values: Readonly<Record<string, Exclude<Meaning, 'paid'>>>
  /** What such a notice does not have. */
  readonly without?: readonly string[]
}

/** One service as one gateway calls it. */
export interface DialectService {
  /** Behind `basePath`. */
  readonly path: string
  readonly code: string
  /** Where the sample is from. Default: the dialect's source. */
  readonly source?: string
  /** The merchant enters its own path with the gateway, and `path` is where the documents put it. */
  readonly registered?: true
  /** What is spoken otherwise than by the gateway's other services. */
  readonly speech?: Partial<Speech>
  /** Headers without which the documents have a call refused. */
  readonly headers: readonly string[]
  /** The members of a successful answer, where they are not the standard's. */
  readonly answer?: readonly AnswerField[]
  readonly sample: Body
  /** Members that are mandatory in the standard and not here. */
  readonly optional?: readonly string[]
  /** Members that are new in each call, besides what identifies the request in the standard. */
  readonly renewed?: readonly string[]
  readonly notices?: readonly UnpaidNotices[]
}

/** How one gateway calls, transcribed from its documents: nothing here is read from `@snap-sdk/gateways`. */
export interface Dialect {
  /** What `--gateway` takes. */
  readonly name: string
  readonly title: string
  /** `inferred`: from code of others, since the gateway publishes nothing of it. */
  readonly certainty: 'documented' | 'inferred'
  readonly source: string
  /** A client ID of the form that it has. */
  readonly clientId: string
  /** What stands before `/v1.0`. */
  readonly basePath: string
  readonly speech: Speech
  /** Where it asks for a token; absent where it carries none. */
  readonly token?: { readonly path: string; readonly registered?: true }
  /** `200 for answers`: HTTP 200 acknowledges, whatever the response code says. */
  readonly status: 'mirror' | '200 for answers'
  /** How long it waits for an answer, where it says so. */
  readonly timeoutMilliseconds?: number
  /** When it sends a call again that was not acknowledged. */
  readonly retries?: {
    readonly afterMinutes: readonly number[]
    /** Which HTTP status ends them. */
    readonly acknowledgedBy: '200' | '2xx'
    readonly source: string
  }
  /** What a merchant serves at the least: what a check looks at where no service is named. */
  readonly usual: readonly ServiceName[]
  /** Codes that this gateway's table has besides the standard's. */
  readonly codes?: Readonly<Partial<Record<Situation, readonly string[]>>>
  /** What its acceptance tests call a case, by the case's name without the service. */
  readonly acceptance?: Readonly<Partial<Record<ServiceName, Readonly<Record<string, string>>>>>
  readonly services: Readonly<Partial<Record<ServiceName, DialectService>>>
}
