import { decodeUtf8 } from '../encoding/utf8.ts'
import { type CodeTable, responseCode } from '../response/response-code.ts'
import { type WrittenBody, writeBody } from '../response/write.ts'
import type { StoredAnswer } from './duplicate-store.ts'
import { readStoredCode } from './stored-answer.ts'

/** The first call's answer, as its duplicate gets it. */
export interface RepeatedAnswer extends WrittenBody {
  readonly responseCode: string
  readonly repeat: 'replay' | 'inconsistent'
}

/** The first answer again. */
export function replayAnswer({ status, body }: StoredAnswer): RepeatedAnswer {
  const bytes = new Uint8Array(body) // the store's own bytes stay its own
  return { status, body: bytes, responseCode: readStoredCode({ status, body: bytes }) ?? '', repeat: 'replay' }
}

/**
 * The first answer's data under 404xx18, Inconsistent Request, which the standard reads as a success for payments to a virtual account. Only
 * a first success is: a first refusal is replayed as it was.
 *
 * @see docs/protocol.md, "Response codes"
 */
export function inconsistentAnswer(
  answer: StoredAnswer,
  codes: CodeTable,
  httpStatus: 'mirror' | 'finalAs200',
): RepeatedAnswer {
  const replayed = replayAnswer(answer)
  if (!replayed.responseCode.startsWith('200')) return replayed
  const code = responseCode({ ...codes, outcome: 'inconsistentRequest' })
  const { responseCode: _code, responseMessage: _message, ...data } = JSON.parse(decodeUtf8(replayed.body) ?? '{}')
  const written = writeBody(code, data)
  const status = httpStatus === 'finalAs200' ? 200 : written.status
  return { ...written, status, responseCode: code.responseCode, repeat: 'inconsistent' }
}
