import type { Gateway, RawRequest } from '../gateway.ts'
import type { ServiceName } from '../services/service.ts'

/** A call as it went out. */
export interface SentCall {
  readonly gateway: Gateway
  readonly service: ServiceName
  readonly request: RawRequest
}

/** Where it went. */
export function urlOf({ gateway, request }: SentCall): string {
  return gateway.identity.target + request.path
}

/** Its body; bytes that are no UTF-8 cannot be written into a text file, and become marks. */
export function bodyOf({ request }: SentCall): string {
  return new TextDecoder().decode(request.body)
}
