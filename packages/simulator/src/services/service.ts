import type { AnswerField } from './answer-field.ts'

/** A body, or a part of one. */
export type Body = Readonly<Record<string, unknown>>

/** Every service that the simulator plays, by the name that the command line takes. `inquiry` and `payment` are NICEPAY's NICO. */
export type ServiceName =
  | 'token'
  | 'inquiry'
  | 'payment'
  | 'va-inquiry'
  | 'va-payment'
  | 'va-status'
  | 'va-reversal'
  | 'intrabank-notify'
  | 'qr-notify'
  | 'qr-cpm-notify'
  | 'debit-notify'
  | 'fast-notify'
  | 'bulk-transfer-notify'
  | 'bulk-cashin-notify'
  | 'skn-notify'
  | 'rtgs-notify'
  | 'payout-notify'

/**
 * What a call of a service is for: `lookup` asks for a bill, `payment` says that one was paid, `notice` reports a status, `status` asks
 * whether a payment was taken, `reversal` takes one back.
 */
export type Role = 'token' | 'lookup' | 'payment' | 'notice' | 'status' | 'reversal'

/** One member of a request's body, as a form shows it. */
export interface RequestField {
  /** Where it stands: `paidAmount.value`; `billDetails[].billNo` in each item of a list. */
  readonly path: string
  readonly kind: 'text' | 'number' | 'object' | 'list' | 'amount' | 'currency' | 'date-time' | 'status'
  /** Most characters. */
  readonly maxLength?: number
  /** Within an optional object, `mandatory` counts where the object is there. */
  readonly presence: 'mandatory' | 'optional' | 'conditional'
  readonly sample?: unknown
  /** Its document is not public: that it is there is inferred, and nothing is demanded of it. */
  readonly inferred?: true
}

/** One service of the standard, or of a gateway that has its own: transcribed from its documents. */
export interface Service {
  readonly name: ServiceName
  /** As a heading. */
  readonly title: string
  /** In a sentence: `a payment of a virtual account`. */
  readonly phrase: string
  readonly role: Role
  /** The standard's, behind every prefix. */
  readonly path: string
  /** The two digits in a response code. */
  readonly code: string
  readonly source: string
  /** The member that names the bill for the merchant. */
  readonly number?: 'payNo' | 'virtualAccountNo' | 'originalPartnerReferenceNo' | 'partnerBulkId'
  /** The member that tells one request from another; it gets a new value in each call. */
  readonly identity?: string
  /** The member that says how much was paid. */
  readonly amount?: string
  /** The member that says what a notice reports. */
  readonly status?: string
  /** Names in the body of a refusal. */
  readonly refusal?: { readonly object: string; readonly status: string; readonly reason: string }
  readonly request: readonly RequestField[]
  /** The members of a successful answer besides responseCode and responseMessage. */
  readonly answer: readonly AnswerField[]
  readonly sample: Body
}
