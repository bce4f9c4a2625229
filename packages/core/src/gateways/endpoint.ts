import type { CallerHeader, HeaderCheck, ReadHeaders } from '../authenticate/headers.ts'
import type { SchemeName } from '../authenticate/schemes.ts'
import type { SignedPath } from '../authenticate/signed-path.ts'
import type { OutcomeName } from '../outcome-name.ts'
import type { FailureRows } from '../response/code-rows.ts'
import type { CodeTable, ResponseCode } from '../response/response-code.ts'
import type { WrittenBody } from '../response/write.ts'
import type { Failure, Result } from '../result.ts'
import type { ReadBusinessFacts } from '../services/business-facts.ts'
import type { Peeked } from '../services/peek-table.ts'
import type { RefusalWarning } from '../services/refusal-data.ts'
import type { HandlerResult, ReadCall, RunCall, Runnable } from '../services/run-handler.ts'
import type { AnyService, Members, Repeat } from '../services/service.ts'

/** How one endpoint's calls are spoken: the rows of dialect, service and contract, with their defaults. */
export interface Speech extends CodeTable {
  readonly signature: SchemeName
  readonly caller: CallerHeader
  readonly readHeaders: ReadHeaders
  /** What `readHeaders` judges. */
  readonly headerChecks: readonly HeaderCheck[]
  /** What an ID of a caller must look like to pass `readHeaders`. */
  readonly callerForm: RegExp
  readonly signedPath: SignedPath
  readonly httpStatus: 'mirror' | 'finalAs200'
  readonly failures: FailureRows
  readonly refusalUndoes: boolean
  readonly deadlineMilliseconds: number
  readonly carriesToken: boolean
  /** Whether a call without X-EXTERNAL-ID is refused. */
  readonly demandsExternalId: boolean
}

/** What tells a call from others, as its own fields say it. */
export interface CallName {
  /** The values of the key's fields; `undefined` where one is missing. */
  readonly key: readonly string[] | undefined
  /** What makes two calls the same, as one text; `undefined` where the whole body does. */
  readonly sameness: string | undefined
}

/** When two calls of an endpoint are one, with its defaults. */
export interface DuplicatePolicy {
  name(values: Members): CallName
  repeat(values: Members): Repeat
  /** Whether a duplicate can come on another day: its answer is asked for, or its key says so. */
  readonly keepsAnswer: boolean
  /** Whether a duplicate waits while the first call runs: where it will get an answer. */
  readonly waits: boolean
  readonly keepDays: number
  readonly mismatch: OutcomeName
  readonly whileRunning: OutcomeName
  /** Every field that key and sameness are made of. */
  readonly fields: readonly string[]
  /** The key's first field, for a call that has no identity. */
  readonly keyField: string | undefined
}

/** A refusal, ready to be sent. */
export interface WrittenRefusal {
  readonly code: ResponseCode
  readonly written: WrittenBody
  readonly warning?: RefusalWarning | undefined
}

/** One service of one contract, where it stands. The token's endpoint is one, too. */
export interface Endpoint {
  /** The gateway's name, then its former ones, the oldest first. */
  readonly names: readonly [string, ...string[]]
  /** As in `handlers`: `vaPayment`. */
  readonly service: string
  /** Fixed for ever: duplicates are counted under it. */
  readonly id: string
  readonly method: 'POST'
  /** The full path. */
  readonly path: string
  /** Behind every prefix: `/v1.0/transfer-va/payment`. */
  readonly servicePath: string
  readonly speech: Speech
  /** Its tables, as they were given. */
  readonly definition: AnyService
  readonly runnable: Runnable
  /** Whether the service reports money: its payments have an identity, and its notices a meaning. */
  readonly reportsMoney: boolean
  /** Whether it can report what is not money: refunds, expiries. */
  readonly reportsOther: boolean
  /** `none` for the token alone: asking twice gives two tokens, and harms nobody. */
  readonly duplicates: DuplicatePolicy | 'none'
  /** What a proven call is about, for events. */
  readonly about: ReadBusinessFacts
  /** Values under our names, and whether all is right with them. */
  peek(body: Members): Peeked
  /** Reads the meaning, and judges the fields of that meaning. @param peeked What `peek` gave of the body. */
  read(body: Members, peeked: Peeked): Result<ReadCall> | Promise<Result<ReadCall>>
  /** Runs the handler and writes its answer. Never rejects. */
  run(call: RunCall): Promise<HandlerResult>
  /** @param proven There where the signature is proven: the parsed body, empty where there is none. */
  refuse(failure: Failure, proven: { readonly body: Members } | undefined): WrittenRefusal
}
