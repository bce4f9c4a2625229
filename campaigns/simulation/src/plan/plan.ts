/**
 * What remembers calls, and where the ledger lies.
 *
 * - `plain`: a shared store, and a ledger in another database
 * - `transact`: a shared store that lies in the ledger's database and offers `transact`
 * - `memory`: the memory store's real code, one process
 */
export type Mode = 'plain' | 'transact' | 'memory'

/** The gateways that call; NICO as its page has it, and with a signature that covers the body. */
export type DialectName = 'bca' | 'bri' | 'doku' | 'midtrans' | 'dana' | 'nico' | 'nico-symmetric'

export const FAULT_CLASSES = [
  'calm',
  'network',
  'crash',
  'freeze',
  'store',
  'failover',
  'clock',
  'midnight',
  'deploy',
  'handler',
  'everything',
] as const

/** What goes wrong in a world. `failover` is told apart: a store that forgets what it has acknowledged is outside of what is guaranteed. */
export type FaultClass = (typeof FAULT_CLASSES)[number]

/** A step of the store's or the ledger's, as a process takes it. */
export type StepName =
  | 'claim'
  | 'renew'
  | 'finish'
  | 'release'
  | 'isRunning'
  | 'begin'
  | 'write'
  | 'commit'
  | 'rollback'
  | 'readBack'
  | 'ledger'

/** Where a process touches the world. A crash or a freeze may strike at each of these. */
export type Point =
  | `${StepName} ${'sent' | 'applied' | 'answered'}`
  | 'call received'
  | 'chunk received'
  | 'handler started'
  | 'handler slept'
  | 'timer'
  | 'answer sent'

/** When a fault strikes: at an instant, at one process; or at the nth time that any process comes to a point, at that one. */
export type Trigger =
  | { readonly at: number; readonly process: number }
  | { readonly point: Point; readonly nth: number }

/**
 * How one step fails: slow on the way there or back; `fail` rejects, and `hang` is never answered, before or after it took effect.
 */
export type StepFault = 'slow-there' | 'slow-back' | 'fail-before' | 'fail-after' | 'hang-before' | 'hang-after'

/** What the merchant's handler does with a payment. After: when the ledger has it. Busy: it takes long, and asks the database all the time. */
export type HandlerFault =
  | 'slow-before'
  | 'slow-after'
  | 'busy'
  | 'throw-before'
  | 'throw-after'
  | 'reject-final'
  | 'reject-retry'
  | 'reject-after'
  | 'never'

export type NetworkFault = 'lose-request' | 'lose-answer' | 'delay' | 'disconnect' | 'cut-body'

/** A call that comes again: the very bytes, once more; these under another external ID; or the payment, signed anew. */
export type CopyKind = 'same' | 'other-id' | 'resend'

/** One thing that goes wrong. Plain data, so that a failing run can be made small. Times are milliseconds. */
export type Fault =
  | { readonly kind: 'crash'; readonly trigger: Trigger; readonly down: number }
  | { readonly kind: 'freeze'; readonly trigger: Trigger; readonly milliseconds: number }
  | { readonly kind: 'clock'; readonly trigger: Trigger; readonly by: number }
  | { readonly kind: 'deploy'; readonly trigger: Trigger; readonly grace: number; readonly down: number }
  | {
      readonly kind: 'step'
      readonly step: StepName
      readonly nth: number
      readonly how: StepFault
      readonly milliseconds: number
    }
  | {
      readonly kind: 'outage'
      readonly at: number
      readonly milliseconds: number
      readonly how: 'fail' | 'hang'
      /** The only step that fails: a pool of its own is used up. Default: all. */
      readonly only?: StepName
    }
  | { readonly kind: 'failover'; readonly trigger: Trigger; readonly loses: number }
  | {
      readonly kind: 'handler'
      readonly payment: number
      /** From 0. */
      readonly run: number
      readonly how: HandlerFault
      readonly milliseconds: number
    }
  | {
      readonly kind: 'network'
      readonly payment: number
      /** From 0. */
      readonly attempt: number
      readonly how: NetworkFault
      readonly milliseconds: number
    }
  | {
      readonly kind: 'copy'
      readonly payment: number
      readonly attempt: number
      readonly how: CopyKind
      readonly after: number
    }

/** A payment that the gateway tells of. */
export interface PlannedPayment {
  readonly number: number
  readonly at: number
  /** Whether the payment has a number of its own in the call, where its gateway may leave it out. */
  readonly numbered: boolean
  /** Whether each retry comes under a new external ID. */
  readonly freshIds: boolean
  /** Whether the body comes in pieces. */
  readonly streamed: boolean
  /** Another payment under whose external ID it comes first. */
  readonly shares: number | undefined
}

/** A whole world, as data: what it does follows from this alone. */
export interface Plan {
  readonly seed: number
  readonly mode: Mode
  readonly faultClass: FaultClass
  readonly dialect: DialectName
  readonly processes: number
  /** The wall clock when the world begins: milliseconds since 1970. */
  readonly startsAt: number
  readonly payments: readonly PlannedPayment[]
  readonly faults: readonly Fault[]
}
