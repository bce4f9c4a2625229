import type { Severity } from '../services/severity.ts'

export type { Severity } from '../services/severity.ts'

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
