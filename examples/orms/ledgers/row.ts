/** A row of `payments`, by its columns. */
export interface Row {
  readonly bill: string
  /** `context.paymentId` */
  readonly payment_id: string
  readonly amount: string
}
