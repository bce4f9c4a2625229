import type { Deadline } from './http/deadline.ts'
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
  /** Who calls, as in the contract: its signature is verified. */
  readonly partner: Partner
  /** X-EXTERNAL-ID. Absent where the gateway sends none. Not what tells one payment from another: `paymentId` is. */
  readonly externalId?: string | undefined
  /** CHANNEL-ID. Absent where the gateway sends none. */
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

/** What a handler's context is made of. The deadline has the signal, which is made when it is asked for. */
export type ContextFacts = Omit<HandlerContext, 'reject' | 'signal'> & { readonly deadline: Pick<Deadline, 'signal'> }

/** Not enumerable: it is not for handlers. */
const DEADLINE: unique symbol = Symbol('deadline')

/**
 * A context whose `signal` is an own member, so that `{ ...context }` has it, and is made only when it is read. One getter for all of them:
 * one in each literal would give each object a hidden class of its own.
 */
class CallContext implements HandlerContext {
  readonly gateway: string
  readonly service: string
  readonly paymentId: string | undefined
  declare readonly signal: AbortSignal
  readonly partner: Partner
  readonly externalId: string | undefined
  readonly channelId: string | undefined
  readonly timestamp: Date
  readonly rawBody: Uint8Array
  declare readonly transaction?: unknown
  readonly reject: typeof reject
  declare readonly [DEADLINE]: Pick<Deadline, 'signal'>

  constructor(facts: ContextFacts, boundReject: typeof reject) {
    this.gateway = facts.gateway
    this.service = facts.service
    this.paymentId = facts.paymentId
    this.partner = facts.partner
    this.externalId = facts.externalId
    this.channelId = facts.channelId
    this.timestamp = facts.timestamp
    this.rawBody = facts.rawBody
    this.reject = boundReject
    Object.defineProperty(this, DEADLINE, { value: facts.deadline })
    Object.defineProperty(this, 'signal', SIGNAL)
  }
}

const SIGNAL: PropertyDescriptor & ThisType<CallContext> = {
  get() {
    return this[DEADLINE].signal
  },
  enumerable: true,
}

/** Makes what a handler is given. */
export function makeContext(facts: ContextFacts, boundReject: typeof reject): HandlerContext {
  const context = new CallContext(facts, boundReject)
  return facts.transaction === undefined ? context : Object.assign(context, { transaction: facts.transaction })
}
