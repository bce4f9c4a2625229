import type { Endpoint } from '../gateways/endpoint.ts'
import { isPromise } from '../maybe-promise.ts'
import type { OutcomeName } from '../outcome-name.ts'
import type { WrittenBody } from '../response/write.ts'
import type { FailureCode } from '../result.ts'
import type { FieldTable } from '../services/field.ts'
import type { Members } from '../services/service.ts'
import type { OpenApiSource } from './describe-endpoints.ts'
import { fillTable, sampleField } from './fill-table.ts'
import type { SampleRequest } from './sample-requests.ts'

/** One answer that an endpoint can give, as it goes out. */
export interface ListedAnswer {
  readonly outcome: string
  readonly status: number
  readonly body: Members
}

/** Of what an endpoint's answers are made; a Standard Schema is no table. */
interface AnswerParts {
  readonly fields: FieldTable | undefined
  /** The answer's. */
  readonly table: FieldTable | undefined
  readonly sample: SampleRequest | undefined
}

/** What fails before the signature is proven, so that a refusal holds nothing of the body, and undoes nothing. */
const BEFORE_PROOF = /^(?:HEADER|TIMESTAMP|PARTNER|ADDRESS|TOKEN|SIGNATURE|PUBLIC|SECRET|BODY|SNAP)_/

/** All that an endpoint can answer, written by what writes it for a call: its success, what a handler may reject with, each failure. */
export function listAnswers(
  endpoint: Endpoint,
  { fields, table, sample }: AnswerParts,
  source: OpenApiSource,
): readonly ListedAnswer[] {
  const { runnable, speech, refuse, duplicates, definition, service } = endpoint
  const { OUTCOMES, FAILURES, failureOutcome, reject, rejected, succeeded, writeBody } = source
  const { request, body = {} } = sample ?? {}
  const call = { read: { meaning: undefined, request }, body }
  const toListed = (outcome: string, { status, body: bytes }: WrittenBody): ListedAnswer => ({
    outcome,
    status,
    body: JSON.parse(new TextDecoder().decode(bytes)),
  })

  const rejections =
    service === 'token' ? [] : (Object.keys(OUTCOMES) as OutcomeName[]).filter((name) => name !== 'successful')
  const required = Object.entries(fields ?? {}).find(([, { optional }]) => !optional)
  const field = required?.[1].wireNames?.[0] ?? required?.[0]
  return [
    toListed('successful', succeed()),
    ...(Object.keys(FAILURES) as FailureCode[]).filter(canHappen).map((code) => {
      const header = code.startsWith('HEADER_') ? speech.caller : undefined
      const outcome = outcomeOf(code)
      const failure = {
        code,
        message: '',
        header,
        outcome,
        field: /^(?:FIELD|IDENTITY)_/.test(code) ? field : undefined,
      }
      const { written } = refuse(failure, BEFORE_PROOF.test(code) ? undefined : { body })
      const heard = failureOutcome(failure, speech)
      return toListed(heard.code.httpStatus === written.status ? heard.outcome : 'generalError', written)
    }),
    ...rejections.map((name) => toListed(name, rejected(runnable, call, reject(name)).written)),
  ]

  /** Where nobody can say what an answer looks like, its code alone. */
  function succeed(): WrittenBody {
    if (table === undefined) return writeBody(runnable.success)
    try {
      const checked = runnable.checkAnswer(fillTable(table, { fill: sampleField, isWhole: true, isSpelled: false }))
      if (!isPromise(checked) && checked.ok) return succeeded(runnable, call, checked.value).written
    } catch {
      // What its code makes of a sample is not told.
    }
    return writeBody(runnable.success)
  }

  function canHappen(code: FailureCode): boolean {
    if (/^(?:PATH|METHOD)_/.test(code)) return false
    if (code.startsWith('TOKEN_')) return speech.carriesToken
    if (/^(?:DUPLICATE|IDENTITY)_/.test(code)) return duplicates !== 'none'
    return definition.meaning !== undefined || !/^(?:STATUS|NOTICE)_/.test(code)
  }

  function outcomeOf(code: FailureCode): OutcomeName | undefined {
    if (duplicates === 'none') return undefined
    if (code === 'DUPLICATE_CONFLICT') return duplicates.mismatch
    return code === 'DUPLICATE_RUNNING' ? duplicates.whileRunning : undefined
  }
}
