import type { AnyService } from '../services/service.ts'
import type { SpeechRows } from '../speech.ts'

/** How a gateway's token answer looks. */
export interface TokenRules {
  /** The answer's tokenType. Default `Bearer`. */
  readonly type?: string | undefined
  /** How long a token may be at most. Default 2048, the standard's. */
  readonly maxLength?: number | undefined
  /** Whether the answer carries an empty `additionalInfo`. Default false. */
  readonly withAdditionalInfo?: boolean | undefined
}

/** How one gateway speaks, as data. */
export interface Dialect<Services extends Readonly<Record<string, AnyService>>> extends SpeechRows {
  /** As in events and duplicates: `mybank`. It is identity: see `Contract.formerNames`. */
  readonly name: string
  /** What stands before `/v1.0/…`. Default: nothing. */
  readonly basePath?: string | undefined
  /** `false` where calls carry no token that the merchant issued. */
  readonly token: false | TokenRules
  /** Where the token is asked for, behind `basePath`. Default `/v1.0/access-token/b2b`. */
  readonly tokenPath?: string | undefined
  /** Codes of the token service that this gateway's own table has otherwise. */
  readonly tokenRows?: Pick<SpeechRows, 'outcomes' | 'failures'> | undefined
  /** By handler name. */
  readonly services: Services
  /** Addresses that the gateway publishes, usable as a partner's `allowedAddresses`. */
  readonly addresses?: GatewayAddresses | undefined
}

/** Addresses and CIDR ranges from which a gateway says that it calls. An empty list: it publishes none, so ask it. */
export interface GatewayAddresses {
  readonly production: readonly string[]
  readonly sandbox: readonly string[]
}
