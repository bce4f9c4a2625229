import type { Workload } from '../workload/workloads.ts'
import { answerToken } from './answer-token.ts'
import { ANSWERS } from './answers.ts'
import type { Cryptography } from './cryptography.ts'
import { type HandWritten, readText, writeAnswer } from './hand-call.ts'
import { proveCall } from './prove-call.ts'

/**
 * The floor of a kind of call: the least that proves it genuine, and answers it.
 *
 * Does: verify the token, where there is one, and the signature with prepared keys; one parse, one stringify; issue a token where one is
 * asked for. Does *not* check headers, who calls, the timestamp's window, duplicates, or a field of request or answer; has no deadline.
 */
export function createFloor(workload: Workload, cryptography: Cryptography): HandWritten {
  const { sample, serviceCode } = workload
  return async (call) => {
    const { clientId, refusal } = await proveCall(call, workload, cryptography)
    if (refusal !== undefined) return refusal
    const request = JSON.parse(readText(call))
    if (sample === 'token') return answerToken(clientId, cryptography)
    const answer = ANSWERS[sample](request)
    if (answer === undefined) return writeAnswer(404, `404${serviceCode}12`, 'Invalid Bill/Virtual Account')
    return writeAnswer(200, `200${serviceCode}00`, 'Successful', answer)
  }
}
