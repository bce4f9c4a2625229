/** The three services that NICEPAY calls. */
export type ServiceName = 'token' | 'inquiry' | 'payment'

/** `must`: the documents say so. `should`: good practice. */
export type Severity = 'must' | 'should'

/** One thing that is wrong with an answer. */
export interface Finding {
  readonly severity: Severity
  /** The field or header, as a path: `payNoData.totalAmount.value`. */
  readonly where: string
  /** What is wrong, in one sentence, without a secret. */
  readonly message: string
  /** Who says so: `NICEPAY, NICO inquiry page`. */
  readonly rule: string
}
