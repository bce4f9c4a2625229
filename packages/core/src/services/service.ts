import type { DuplicatePolicy } from '../duplicate-policy.ts'
import type { CallerHeader, Partner } from '../partner.ts'
import type { OutcomeName } from '../response/outcomes.ts'
import type { Rejection } from '../response/reject.ts'
import type { CaseCodes, ResponseCode } from '../response/response-code.ts'
import type { WrittenBody } from '../response/write.ts'
import type { Failure, Result } from '../result.ts'
import type { SignatureScheme } from '../signature-scheme.ts'

/** What a handler learns of its call beside the request. */
export interface HandlerContext {
  /** Aborts when the call's deadline has passed. Hand it on to what can be cancelled. A disconnect does not abort it. */
  readonly signal: AbortSignal
  readonly partner: Partner
  readonly externalId?: string | undefined
  readonly channelId?: string | undefined
  /** The verified X-TIMESTAMP. */
  readonly timestamp: Date
  /** The body as received. */
  readonly rawBody: Uint8Array
}

/** The business logic of a service. What it throws, other than a {@link Rejection}, is answered 500xx00 and reaches `onEvent` alone. */
export type Handler<Request, Answer> = (
  request: Request,
  context: HandlerContext,
) => Answer | Rejection | Promise<Answer | Rejection>

/** How the handler of a call ended, ready to be sent and to be stored. */
export interface HandlerResult {
  readonly outcome: OutcomeName
  readonly code: ResponseCode
  readonly written: WrittenBody
  /** Whether it is the call's answer for good. A throw, or a rejection with 5xx, 429 or 202, is not: a retry runs the handler again. */
  readonly final: boolean
  /** What went wrong on the merchant's side, if anything did. */
  readonly failure?: { readonly cause: Failure; readonly error?: unknown } | undefined
}

/** One SNAP endpoint with its handler. Made by {@link defineService}; `createSnap` reads it. */
export interface Service {
  /** As in events: `nico.inquiry`. Duplicates are counted per name. */
  readonly name: string
  readonly method: 'POST'
  /** Behind `basePath`: `/v1.0/cvs/inquiry`. */
  readonly path: string
  readonly serviceCode: string
  readonly signature: SignatureScheme
  readonly callerHeader: CallerHeader
  /** Whether its calls carry an access token. */
  readonly carriesToken: boolean
  readonly caseCodes: CaseCodes
  /** `none` for the access token alone: it has no external ID. */
  readonly duplicates: DuplicatePolicy | 'none'
  /** For how long a `replay` answer is kept. */
  readonly replayDays: number
  /** Checks the parsed body and gives the handler's request. */
  validate(body: object): Promise<Result<unknown>>
  /** The request's own identity, where it has one. */
  duplicateKey(request: unknown): string | undefined
  /** Runs the handler and writes its answer. Never rejects. */
  run(request: unknown, context: HandlerContext): Promise<HandlerResult>
}
