import type { Severity } from './severity.ts'

/** What one field of a successful answer must be. */
export interface AnswerField {
  /** Where it stands: `payNoData.totalAmount.value`. */
  readonly path: string
  readonly type: 'text' | 'object' | 'amount' | 'currency' | 'date-time' | 'seconds' | 'token-type'
  /** Most characters. */
  readonly length?: number
  /** How bad it is when it is not there, or empty; absent where it may be missing. */
  readonly missing?: Severity
  /** How bad it is when it has another form. Default `must`. */
  readonly malformed?: Severity
  /** It repeats the request's field of the same name; how bad it is when it does not. */
  readonly echo?: Severity
  /** The page's words are known, but not their letter case: any case is found, another one is a `should`. */
  readonly caseInferred?: true
  readonly rule: string
}
