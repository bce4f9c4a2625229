import { type ContextFacts, type HandlerContext, makeContext } from '../handler-context.ts'
import { isPromise } from '../maybe-promise.ts'
import type { OutcomeName } from '../outcome-name.ts'
import { isRejection, type Rejection, reject } from '../response/reject.ts'
import { type CodeTable, type ResponseCode, responseCode } from '../response/response-code.ts'
import { type WrittenBody, writeBody } from '../response/write.ts'
import type { Failure, Result } from '../result.ts'
import { notAnObject } from './describe.ts'
import type { Meaning, OtherMeaning } from './meaning.ts'
import { makeRefusalData, type RefusalWarning, writtenMembers } from './refusal-data.ts'
import type { Members, Refusal } from './service.ts'

/** How the handler of a call ended, ready to be sent and to be stored. */
export interface HandlerResult {
  readonly outcome: OutcomeName
  readonly code: ResponseCode
  readonly written: WrittenBody
  /** Whether it is the call's answer for good. A throw, or a rejection with 5xx, 429 or 202, is not: a retry runs the handler again. */
  readonly final: boolean
  /** What went wrong on the merchant's side, if anything did. */
  readonly failure?: { readonly cause: Failure; readonly error?: unknown } | undefined
  /** What somebody should look at, although the call was answered. */
  readonly warning?: RefusalWarning | undefined
}

/** What was read of a proven call. */
export interface ReadCall {
  /** `undefined`: the service reports nothing, it asks. */
  readonly meaning: Meaning | undefined
  readonly request: unknown
}

/** What running a handler needs of its endpoint. What lies between `unknown` and its true type is checked at run time. */
export interface Runnable {
  readonly service: string
  readonly handler: (request: unknown, context: HandlerContext) => unknown
  /** Takes every notice that is not `paid`. */
  readonly otherStatus:
    | ((notice: { service: string; meaning: OtherMeaning; request: unknown }, context: HandlerContext) => unknown)
    | undefined
  readonly codes: CodeTable
  /** The code of a success, made once. */
  readonly success: ResponseCode
  readonly httpStatus: 'mirror' | 'finalAs200'
  /** Checks what the handler answered. */
  checkAnswer(answer: unknown): Result<unknown> | Promise<Result<unknown>>
  /** @param call The body as it was parsed: what may be echoed of it is for whoever echoes it. */
  toBody(answer: unknown, call: { request: unknown; body: Members }): object
  toRefusalBody: ((refusal: Refusal) => object) | undefined
  /** The named fields as received that passed their own check. */
  receivedAsSpelled(body: Members): Members
}

/** The meanings that may be acknowledged unhandled: no money was taken, or it is not yet decided. */
const HARMLESS: ReadonlySet<Meaning> = new Set<Meaning>(['pending', 'expired', 'denied'])

/** A call that is run. */
export interface RunCall {
  readonly read: ReadCall
  /** The parsed body. */
  readonly body: Members
  readonly context: ContextFacts
}

/** Runs a call's handler, or `otherStatus`, checks what it answers and writes it. Whatever the handler does, this does not reject. */
export async function runHandler(runnable: Runnable, call: RunCall): Promise<HandlerResult> {
  const { meaning, request } = call.read
  const isOther = meaning !== undefined && meaning !== 'paid'
  if (isOther && runnable.otherStatus === undefined) return endUnhandled(runnable, call, meaning)

  const made: Rejection[] = []
  const context = makeContext(call.context, (outcome, details) => {
    const rejection = reject(outcome, details)
    made.push(rejection)
    return rejection
  })
  let answered: unknown
  try {
    answered = await (isOther
      ? // `unknown` never comes here: reading the call refuses it.
        runnable.otherStatus?.({ service: runnable.service, meaning: meaning as OtherMeaning, request }, context)
      : runnable.handler(request, context))
  } catch (thrown) {
    if (!isRejection(thrown))
      return failed(
        runnable,
        call,
        { code: 'HANDLER_THREW', message: `${nameHandler(runnable, isOther)} threw: a retry runs it again` },
        thrown,
      )
    answered = thrown
  }
  const [dropped] = made
  if (dropped !== undefined && !isRejection(answered)) return failed(runnable, call, describeDropped(dropped))
  try {
    if (isRejection(answered)) return rejected(runnable, call, answered)
    if (isOther) return succeeded(runnable, call, {})
    const checking = runnable.checkAnswer(answered)
    const answer = isPromise(checking) ? await checking : checking
    return answer.ok ? succeeded(runnable, call, answer.value) : failed(runnable, call, answer.failure)
  } catch (error) {
    return failed(
      runnable,
      call,
      { code: 'ANSWER_INVALID', message: `what ${nameHandler(runnable, isOther)} answered cannot be written as JSON` },
      error,
    )
  }
}

function describeDropped({ outcome }: Rejection): Failure {
  return {
    code: 'REJECTION_DROPPED',
    message: `context.reject('${outcome}') was made and neither returned nor thrown: is a return missing? The call was answered 500xx00; whether the handler took effect is not known`,
    dropped: outcome,
  }
}

/** A notice that nobody handles: acknowledged where no money is undone. */
function endUnhandled(runnable: Runnable, call: RunCall, meaning: Meaning): HandlerResult {
  const what = `${runnable.service} reports '${meaning}', and the contract has no otherStatus`
  if (!HARMLESS.has(meaning)) {
    return failed(runnable, call, { code: 'NOTICE_UNHANDLED', message: `${what}: it is not acknowledged` })
  }
  try {
    const result = succeeded(runnable, call, {})
    return {
      ...result,
      warning: { code: 'NOTICE_ACKNOWLEDGED', message: `${what}: it is acknowledged, and nothing ran` },
    }
  } catch (error) {
    return failed(
      runnable,
      call,
      { code: 'ANSWER_INVALID', message: 'the acknowledgment cannot be written as JSON' },
      error,
    )
  }
}

/** What goes out for an answer that was checked. @throws where it does not become a JSON object. */
export function succeeded(
  runnable: Runnable,
  { read, body }: Pick<RunCall, 'read' | 'body'>,
  answer: unknown,
): HandlerResult {
  const data: unknown = runnable.toBody(answer, { request: read.request, body })
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw notAnObject('toBody gave', data)
  return finish(runnable, 'successful', undefined, data)
}

/** What goes out where the business says no. */
export function rejected(
  runnable: Runnable,
  { body }: Pick<RunCall, 'body'>,
  { outcome, reason, data }: Rejection,
): HandlerResult {
  const refusal = makeRefusalData(runnable, { outcome, reason, body })
  const result = finish(runnable, outcome, reason, { ...refusal.data, ...writtenMembers(data) })
  return refusal.warning === undefined ? result : { ...result, warning: refusal.warning }
}

function nameHandler({ service }: Runnable, isOther: boolean): string {
  return isOther ? 'otherStatus' : `the handler of ${service}`
}

function finish(runnable: Runnable, outcome: OutcomeName, reason: string | undefined, data: object): HandlerResult {
  const code = outcome === 'successful' ? runnable.success : responseCode({ outcome, reason, ...runnable.codes })
  const final = !mayRetry(code.httpStatus)
  const written = writeBody(code, data)
  return { outcome, code, written: final ? asFinal(runnable, written) : written, final }
}

/** Every failure but a throw or an unhandled notice is final: the handler took effect, and would again. */
function failed(runnable: Runnable, { body }: RunCall, cause: Failure, error?: unknown): HandlerResult {
  const outcome: OutcomeName = 'generalError'
  const code = responseCode({ outcome, ...runnable.codes })
  const { data, warning } = makeRefusalData(runnable, { outcome, reason: undefined, body })
  const final = cause.code === 'ANSWER_INVALID' || cause.code === 'REJECTION_DROPPED'
  return { outcome, code, written: writeBody(code, data), final, failure: { cause, error }, warning }
}

/** At a gateway to which HTTP 200 is the acknowledgment, an answer that is kept goes out with 200, whatever its code says. */
function asFinal({ httpStatus }: Runnable, written: WrittenBody): WrittenBody {
  return httpStatus === 'finalAs200' ? { ...written, status: 200 } : written
}

/** Whether a retry runs the handler again, in place of getting this answer. */
export const mayRetry = (httpStatus: number): boolean => httpStatus >= 500 || httpStatus === 429 || httpStatus === 202
