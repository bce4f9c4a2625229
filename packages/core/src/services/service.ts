import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { HandlerContext } from '../handler-context.ts'
import type { OutcomeName } from '../outcome-name.ts'
import type { Rejection } from '../response/reject.ts'
import type { SpeechRows } from '../speech.ts'
import type { Fields } from './field.ts'
import type { Meaning } from './meaning.ts'

/** What a handler may give. Where nothing in an answer is mandatory, it may give nothing. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler that only writes to a database returns nothing
export type Answered<Answer> = Answer | Rejection | (object extends Answer ? void : never)

/** The business logic of a service. What it throws, other than a {@link Rejection}, is answered 500xx00 and reaches `onEvent` alone. */
export type Handler<Request, Answer> = (
  request: Request,
  context: HandlerContext,
) => Answered<Answer> | Promise<Answered<Answer>>

/** Members of a body, by our names. */
export type Members = Readonly<Record<string, unknown>>

/** What a finished duplicate gets: 409xx00; the first answer; the first answer's data under 404xx18, where it was a success. */
export type Repeat = 'conflict' | 'replay' | 'inconsistent'

/** When two calls are one, and what the second one gets. */
export interface DuplicateRules {
  /**
   * The fields that name the payment, with dots into objects (`additionalInfo.rrn`), beside the external ID. A call that lacks one of
   * them has no key, unless its name ends in `?` here: that one is part of the key where it is there. Never only the bill, the VA or the merchant's own reference: an open VA is paid many times.
   */
  readonly key?: readonly string[] | undefined
  /**
   * Further fields of the key of a call that is not `paid`, each of which may be absent: what tells two refunds of one payment apart. A
   * payment's own key never holds them: its notice that comes again after a refund, with the refund in it, is still the same payment.
   */
  readonly otherKey?: readonly string[] | undefined
  /** The fields that make two calls the same, amounts by value; the meaning always is among them. Default: the whole body. */
  readonly sameness?: readonly string[] | undefined
  /** Default: `replay` for a service that reports money, else `conflict`. The function sees what could be read, unchecked. */
  readonly repeat?: Repeat | ((request: Members) => Repeat) | undefined
  /** What a known identity with other content gets. Default `conflict`. */
  readonly mismatch?: OutcomeName | undefined
  /** What a duplicate gets while the first call runs, where it need not or can no longer wait. Default: `timeout` after a wait for what will be repeated, else `conflict` at once. */
  readonly whileRunning?: OutcomeName | undefined
  /** For how many days an answer is kept that will be repeated. Default 7: more than any retry schedule and a day. */
  readonly keepDays?: number | undefined
}

/** What is known of a proven call that is refused. */
export interface Refusal {
  readonly outcome: OutcomeName
  readonly reason: string | undefined
  /** The named fields as received that passed their own check, each under its spelling in the body. */
  readonly body: Members
}

/** What `toBody` may use beside the handler's answer. */
export interface AnsweredCall<Request> {
  readonly request: Request
  /** The named fields as received, under our names: for an echo. */
  readonly body: Members
}

/** The field that says what a call reports, or what finds it. */
export type StatusField = string | ((request: Members) => string | undefined)

/** One endpoint of the standard, as data: everything but who calls it and what the merchant does. */
export interface ServiceDefinition<Request, Answer, Other = Members> extends SpeechRows {
  /** Fixed for ever: duplicates are counted under it. `va-payment`. */
  readonly id: string
  /** Behind `basePath`, with the version: `/v1.0/transfer-va/payment`. */
  readonly path: string
  /** Two digits, the middle of every response code. */
  readonly code: string
  /** What a request must be. Unknown members pass and reach the handler. A table, or any Standard Schema. */
  readonly fields: Fields<Request> | StandardSchemaV1<unknown, Request>
  /** What the handler may answer, with the documented lengths. A refused answer is 500xx00 outside. Default: nothing. */
  readonly answer?: Fields<Answer> | StandardSchemaV1<Answer, object> | undefined
  /** Puts the checked answer into the body, beside responseCode and responseMessage. Default: the answer itself. */
  readonly toBody?: ((answer: Answer, call: AnsweredCall<Request>) => object) | undefined
  /** What stands beside the code of a refusal of a proven call. Default: nothing. */
  readonly toRefusalBody?: ((refusal: Refusal) => object) | undefined
  /**
   * What a call reports, read before its fields are judged. A service that reports money must have it: only `paid` reaches the handler.
   * A call without it always reaches the handler.
   */
  readonly meaning?: ((request: Members) => Meaning) | undefined
  /**
   * The field that `meaning` reads, for messages. A function finds the one that is there, in a service that has none by the standard: such a
   * service, and one without it, can report nothing but `paid`.
   */
  readonly statusField?: StatusField | undefined
  /** What a call that is not `paid` must be, for `otherStatus`. Default: `fields`, each of them optional. */
  readonly otherFields?: Fields<Other> | undefined
  readonly duplicates?: DuplicateRules | undefined
  /** The fields that events name a call by, beside those of `duplicates`: bill, reference, amount. With dots into objects. Never a name or address of a person. */
  readonly about?: readonly string[] | undefined
}

/** What a dialect, or a contract, may change of a service: any of its rows; of a field table the rows that it names. */
export interface ServiceChanges<Request, Answer, Other> extends SpeechRows {
  readonly path?: string | undefined
  readonly code?: string | undefined
  readonly fields?: Partial<Fields<Request>> | undefined
  readonly answer?: Partial<Fields<Answer>> | undefined
  readonly toBody?: ((answer: Answer, call: AnsweredCall<Request>) => object) | undefined
  readonly toRefusalBody?: ((refusal: Refusal) => object) | undefined
  readonly meaning?: ((request: Members) => Meaning) | undefined
  readonly statusField?: StatusField | undefined
  readonly otherFields?: Partial<Fields<Other>> | undefined
  readonly duplicates?: DuplicateRules | undefined
  readonly about?: readonly string[] | undefined
}

/** A service, and how a dialect makes its own of it. */
export interface Service<Request, Answer, Other = Members> extends ServiceDefinition<Request, Answer, Other> {
  /** The same service with some rows changed. `duplicates` and `headers` are merged, field tables are patched row by row, all else is replaced. */
  with(changes: ServiceChanges<Request, Answer, Other>): Service<Request, Answer, Other>
  /**
   * The same service whose request or answer has further fields, or other ones: for what `with` cannot type.
   */
  extend<MoreRequest extends object, MoreAnswer extends object = object>(more: {
    readonly fields: Fields<MoreRequest>
    readonly answer?: Fields<MoreAnswer>
  }): Service<Request & MoreRequest, Answer & MoreAnswer, Other>
}

/** A service of any request and answer. */
// biome-ignore lint/suspicious/noExplicitAny: a service of any request, answer and notice
export type AnyService = Service<any, any, any>
