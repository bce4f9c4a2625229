import { answerToken } from '../floor/answer-token.ts'
import { ANSWERS, type Received } from '../floor/answers.ts'
import type { Cryptography } from '../floor/cryptography.ts'
import { type HandAnswer, type HandCall, type HandWritten, readText, writeAnswer } from '../floor/hand-call.ts'
import { proveCall } from '../floor/prove-call.ts'
import type { Sample, Workload } from '../workload/workloads.ts'
import { findWrongAnswerField, findWrongRequestField, isMembers } from './check-fields.ts'
import { prepareHeaderChecks } from './check-headers.ts'
import { RememberedCalls } from './remembered-calls.ts'

/** What names a payment beside its external ID; the repeat of a payment gets the first answer. */
const PAYMENT_FIELDS: Readonly<Partial<Record<Sample, string>>> = {
  bcaPayment: 'paymentRequestId',
  midtransPayment: 'paymentRequestId',
  midtransQris: 'originalReferenceNo',
}

const DAY_MILLISECONDS = 86_400_000
const KEEP_MILLISECONDS = 7 * DAY_MILLISECONDS
const JAKARTA_MILLISECONDS = 7 * 3_600_000

/**
 * What a careful engineer writes for one kind of call who makes the checks that snap-sdk makes: headers and their forms, the timestamp's
 * window, who calls, token, signature, the body's length, the request's fields, a duplicate, the answer's fields.
 *
 * Does *not* have what snap-sdk has beside these: a deadline, leases, a store for many processes, events, several keys and partners,
 * refusals in the gateway's own form, routing.
 */
export function createFairHandler(workload: Workload, knownClient: string, cryptography: Cryptography): HandWritten {
  const { sample, serviceCode } = workload
  const checkHeaders = prepareHeaderChecks(workload)
  const remembered = new RememberedCalls<HandAnswer>()
  const refuse = (status: number, caseCode: string, message: string) =>
    writeAnswer(status, `${status}${serviceCode}${caseCode}`, message)

  function keysOf({ header }: HandCall, request: Received, now: number): readonly string[] {
    const day = Math.floor((now + JAKARTA_MILLISECONDS) / DAY_MILLISECONDS)
    const keys = [`${knownClient}\n${day}\n${header('x-external-id')}`]
    const field = PAYMENT_FIELDS[sample]
    if (field !== undefined) keys.push(`${knownClient}\n${field}\n${request[field]}`)
    return keys
  }

  return async (call) => {
    const malformed = checkHeaders(call)
    if (malformed !== undefined) return malformed
    const { clientId, bodyHash, refusal } = await proveCall(call, workload, cryptography)
    if (refusal !== undefined) return refusal
    if (clientId !== knownClient) return refuse(401, '00', 'Unauthorized. [Unknown Client]')
    const request = parse(call)
    if (request === undefined) return refuse(400, '00', 'Bad Request')
    const wrong = findWrongRequestField(sample, request)
    if (wrong !== undefined) return refuse(400, '01', `Invalid Field Format ${wrong}`)
    if (sample === 'token') return answerToken(clientId, cryptography)

    const now = Date.now()
    const keys = keysOf(call, request, now)
    const fingerprint = bodyHash ?? (await cryptography.hash(call.body))
    const seen = remembered.claim(keys, fingerprint, now + KEEP_MILLISECONDS)
    if (seen !== undefined) {
      const isRepeat = seen.same && PAYMENT_FIELDS[sample] !== undefined
      return (isRepeat ? seen.answer : undefined) ?? refuse(409, '00', 'Conflict')
    }
    const answer = await lookUp(sample, request)
    if (answer === undefined || findWrongAnswerField(sample, answer) !== undefined) {
      remembered.release(keys)
      return answer === undefined
        ? refuse(404, '12', 'Invalid Bill/Virtual Account')
        : refuse(500, '00', 'General Error')
    }
    const written = writeAnswer(200, `200${serviceCode}00`, 'Successful', answer)
    remembered.finish(keys, written)
    return written
  }
}

/** The merchant's own handler: its answer comes later, as from a database. */
async function lookUp(sample: Exclude<Sample, 'token'>, request: Received): Promise<object | undefined> {
  return ANSWERS[sample](request)
}

/** `undefined` where the body is not a JSON object. */
function parse(call: HandCall): Received | undefined {
  try {
    const value: unknown = JSON.parse(readText(call))
    return isMembers(value) ? value : undefined
  } catch {
    return undefined
  }
}
