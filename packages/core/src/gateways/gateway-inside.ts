import { SnapConfigurationError } from '../configuration-error.ts'
import type { FindPartner, Partner } from '../partner.ts'
import type { SpeechRows } from '../speech.ts'
import type { Endpoint } from './endpoint.ts'

/** Under which a gateway carries what `createSnap` needs: the same for every copy of this package. */
export const inside: unique symbol = Symbol.for('@snap-sdk/gateway') as never // a registered symbol is unique by its text

/** Rises when the inside changes, so that copies of different versions say so and do not guess. */
export const GATEWAY_VERSION = 1

/** What `createSnap` needs of a gateway. */
export interface GatewayInside {
  readonly version: typeof GATEWAY_VERSION
  /** The name, then the former ones, the oldest first. */
  readonly names: readonly [string, ...string[]]
  readonly partners: readonly Partner[] | FindPartner
  readonly endpoints: readonly Endpoint[]
  readonly token: TokenParts | undefined
  readonly hasOtherStatus: boolean
}

/** Where a gateway asks for its token, and how the answer looks. */
export interface TokenParts {
  readonly path: string
  readonly servicePath: string
  readonly type: string
  readonly maxLength: number
  readonly withAdditionalInfo: boolean
  readonly rows: SpeechRows
}

/** @throws SnapConfigurationError `GATEWAY_INVALID` for what is not a gateway, and for one of another version. */
export function readInside(gateway: unknown, index: number): GatewayInside {
  const found: unknown = typeof gateway === 'object' && gateway !== null ? Reflect.get(gateway, inside) : undefined
  if (typeof found !== 'object' || found === null || !('version' in found)) {
    throw new SnapConfigurationError(
      'GATEWAY_INVALID',
      `gateways[${index}] is ${typeof gateway === 'function' ? 'a function: call it with a contract, mybank({ partners, handlers })' : 'not a gateway. It takes what mybank({ partners, handlers }) gives'}.`,
    )
  }
  if (found.version !== GATEWAY_VERSION) {
    throw new SnapConfigurationError(
      'GATEWAY_INVALID',
      `gateways[${index}] was made by another version of @snap-sdk/core. Install one version: npm ls @snap-sdk/core`,
    )
  }
  return found as GatewayInside // of this version, made by defineGateway of some copy of this package
}
