import type { ServiceName, Severity } from '../answer/judge-answer.ts'
import type { Exchange } from '../gateway.ts'
import type { CaseTools } from './case-tools.ts'
import type { Outcome } from './outcome.ts'

/** One thing that a merchant's server must or should do, at one service. */
export interface ConformanceCase {
  /** The service, and the name of the file that it stands in: `token-signature-wrong` stands in `signature-wrong.ts`. */
  readonly name: string
  /** The service that is called. */
  readonly service: ServiceName
  /** How bad it is when it fails. */
  readonly severity: Severity
  /** What is sent, for the table: `a token request whose X-SIGNATURE is empty`. */
  readonly sent: string
  /** What must come back, for the table: `401xx00`, where xx is the service's digits. */
  readonly expected: string
  /** The document that says so, or for `security` and `should` the reason. */
  readonly rule: string
  run(tools: CaseTools): Promise<Outcome>
}

/** A case that was run. */
export interface CaseResult extends Omit<ConformanceCase, 'run'> {
  /** Passed, failed and why, or skipped and why. */
  readonly outcome: Outcome
  /** It failed, and somebody has decided to live with it. */
  readonly accepted?: true
  /** What came back, in one line, without a secret: `401 4017300 Unauthorized. [Signature]`. Empty when nothing was sent. */
  readonly received: string
  /** The evidence. It holds tokens and signatures: mask it before it is written (`maskExchange`). */
  readonly exchanges: readonly Exchange[]
  readonly milliseconds: number
}

/** What a whole check found. */
export interface ConformanceReport {
  /** Who was played: `NICEPAY`. */
  readonly gateway: string
  /** Scheme, host and port, or `in process`. */
  readonly target: string
  /** Who the check said to be. */
  readonly clientId: string
  /** The signature scheme of the calls. */
  readonly signature: string
  /** ISO 8601. */
  readonly startedAt: string
  /** How long all of it took. */
  readonly milliseconds: number
  /** Every case that was run, in its order. */
  readonly results: readonly CaseResult[]
  /** Names of `security` cases that may fail, by decision. */
  readonly accepted: readonly string[]
  readonly counts: {
    readonly passed: number
    readonly skipped: number
    readonly failedMust: number
    /** But for what was accepted. */
    readonly failedSecurity: number
    readonly failedShould: number
    /** Failed, and accepted. */
    readonly accepted: number
  }
}
