import type { Partner } from './partner.ts'
import type { reject } from './response/reject.ts'

/** What a handler learns of its call beside the request. */
export interface HandlerContext {
  /** The gateway's name: `mybank`. One handler may serve several gateways. */
  readonly gateway: string
  /** The service's name, as in `handlers`: `vaPayment`. */
  readonly service: string
  /**
   * One text, the same for every retry of one payment, and different between gateways, services and contracts: the UNIQUE column of a
   * ledger. 43 characters. Absent for what reports no money.
   */
  readonly paymentId?: string | undefined
  /** Aborts when the call's deadline has passed. Hand it on to what can be cancelled. A disconnect does not abort it. */
  readonly signal: AbortSignal
  readonly partner: Partner
  readonly externalId?: string | undefined
  readonly channelId?: string | undefined
  /** The verified X-TIMESTAMP. */
  readonly timestamp: Date
  /** The body as received. */
  readonly rawBody: Uint8Array
  /**
   * The duplicate store's transaction, where it offers one and the service reports money: what is written in it and the call's answer commit
   * together. It rolls back when the handler rejects or throws. The handler neither ends it nor uses it after it has answered.
   */
  readonly transaction?: unknown
  /**
   * `reject` bound to this call: made here and neither returned nor thrown, it is a failure (500xx00), never a payment taken in silence.
   */
  readonly reject: typeof reject
}
