import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { OutcomeName } from '../response/outcomes.ts'
import { isRejection, type Rejection } from '../response/reject.ts'
import { type CaseCodes, responseCode } from '../response/response-code.ts'
import { writeBody } from '../response/write.ts'
import type { Failure } from '../result.ts'
import type { Handler, HandlerContext, HandlerResult } from './service.ts'
import { toPath } from './validate.ts'

/** What running a handler needs of its service. */
export interface Runnable<Request, HandlerAnswer, Answer> {
  readonly handler: Handler<Request, HandlerAnswer>
  readonly serviceCode: string
  readonly caseCodes: CaseCodes
  readonly answer: StandardSchemaV1<HandlerAnswer, Answer>
  readonly toBody: (answer: Answer, request: Request) => object
}

/** Runs a handler, checks its answer and writes it. Whatever the handler does, this does not reject. */
export async function run<Request, HandlerAnswer, Answer>(
  service: Runnable<Request, HandlerAnswer, Answer>,
  request: Request,
  context: HandlerContext,
): Promise<HandlerResult> {
  let answered: HandlerAnswer | Rejection
  try {
    answered = await service.handler(request, context)
  } catch (thrown) {
    if (!isRejection(thrown)) return failed(service, { code: 'HANDLER_THREW', message: 'the handler threw' }, thrown)
    answered = thrown
  }
  try {
    return isRejection(answered)
      ? finished(service, answered.outcome, answered.reason, answered.data)
      : await checked(service, answered, request)
  } catch (error) {
    return failed(service, { code: 'ANSWER_INVALID', message: "the handler's answer cannot be written" }, error)
  }
}

async function checked<Request, HandlerAnswer, Answer>(
  service: Runnable<Request, HandlerAnswer, Answer>,
  answered: HandlerAnswer,
  request: Request,
): Promise<HandlerResult> {
  const result = await service.answer['~standard'].validate(answered)
  if (result.issues === undefined) {
    const body: unknown = service.toBody(result.value, request)
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return finished(service, 'successful', undefined, body)
    return failed(service, { code: 'ANSWER_INVALID', message: "the handler's answer is no object" })
  }
  const problems = result.issues.map((issue) => `${toPath(issue).join('.') || 'the answer'}: ${issue.message}`)
  const field = result.issues[0] === undefined ? undefined : toPath(result.issues[0]).join('.') || undefined
  return failed(service, {
    code: 'ANSWER_INVALID',
    message: `the handler's answer is refused: ${problems.join('; ')}`,
    field,
  })
}

function finished(
  { serviceCode, caseCodes }: { serviceCode: string; caseCodes: CaseCodes },
  outcome: OutcomeName,
  reason: string | undefined,
  data: object | undefined,
): HandlerResult {
  const code = responseCode({ outcome, serviceCode, reason, caseCodes })
  return { outcome, code, written: writeBody(code, data), final: !mayRetry(code.httpStatus) }
}

/** An answer that its schema refuses is final all the same: the handler took effect, and would again. */
function failed(
  { serviceCode, caseCodes }: { serviceCode: string; caseCodes: CaseCodes },
  cause: Failure,
  error?: unknown,
): HandlerResult {
  const outcome: OutcomeName = 'generalError'
  const code = responseCode({ outcome, serviceCode, caseCodes })
  return { outcome, code, written: writeBody(code), final: cause.code === 'ANSWER_INVALID', failure: { cause, error } }
}

function mayRetry(httpStatus: number): boolean {
  return httpStatus >= 500 || httpStatus === 429 || httpStatus === 202
}
