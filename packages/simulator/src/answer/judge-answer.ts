import type { Answer } from '../gateway.ts'

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

/**
 * Judges the form of an answer by the documents: its HTTP status against its code, required fields, their types and lengths.
 *
 * Does *not* judge whether this code is the right one for the call that was made.
 */
export type JudgeAnswer = (service: ServiceName, answer: Answer) => readonly Finding[]
