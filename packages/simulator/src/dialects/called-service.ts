import type { AnswerField } from '../services/answer-field.ts'
import { SERVICES } from '../services/index.ts'
import type { Body, Service, ServiceName } from '../services/service.ts'
import type { SignatureScheme } from '../sign.ts'
import type { Dialect, Speech, UnpaidNotices } from './dialect.ts'

/** One service as one gateway calls it: what rules ask for its traits. */
export interface CalledService {
  readonly name: ServiceName
  readonly dialect: Dialect
  /** The standard's row of it. */
  readonly service: Service
  readonly speech: Speech
  /** Behind the base path. */
  readonly path: string
  /** The two digits in a response code. */
  readonly code: string
  readonly source: string
  /** Headers without which the documents have a call refused. */
  readonly headers: readonly string[]
  readonly answer: readonly AnswerField[]
  readonly sample: Body
  /** Members that are mandatory in the standard and not here. */
  readonly optional: readonly string[]
  /** Members that are new in each call, besides what identifies the request in the standard. */
  readonly renewed: readonly string[]
  readonly notices: readonly UnpaidNotices[]
}

const TOKEN_SPEECH: Speech = {
  scheme: 'client-id',
  caller: 'X-CLIENT-KEY',
  carriesToken: false,
  signedPath: 'received',
  signedQuery: 'received',
  timestamp: 'seconds',
}

/**
 * Puts together what the standard and the dialect say of a service; `undefined` where the gateway does not call it.
 *
 * @param signature What was agreed on in place of the dialect's scheme. `asymmetric` carries no token.
 */
export function describeCall(
  dialect: Dialect,
  name: ServiceName,
  signature?: SignatureScheme | undefined,
): CalledService | undefined {
  const service = SERVICES[name]
  if (name === 'token') return dialect.token === undefined ? undefined : describeToken(dialect, service)
  const row = dialect.services[name]
  if (row === undefined) return undefined
  const spoken: Speech = { ...dialect.speech, ...row.speech }
  const agreed = signature === undefined ? {} : { scheme: signature }
  const carriesToken = signature === 'asymmetric' ? false : spoken.carriesToken
  return {
    name,
    dialect,
    service,
    speech: { ...spoken, ...agreed, carriesToken },
    path: row.path,
    code: row.code,
    source: row.source ?? dialect.source,
    headers: row.headers,
    answer: row.answer ?? service.answer,
    sample: row.sample,
    optional: row.optional ?? [],
    renewed: row.renewed ?? [],
    notices: row.notices ?? [],
  }
}

function describeToken(dialect: Dialect, service: Service): CalledService {
  return {
    name: 'token',
    dialect,
    service,
    speech: TOKEN_SPEECH,
    path: dialect.token?.path ?? service.path,
    code: service.code,
    source: service.source,
    headers: ['X-TIMESTAMP', 'X-SIGNATURE', 'X-CLIENT-KEY'],
    answer: dialect.name === 'nicepay' ? service.answer : service.answer.map(asTheStandard),
    sample: service.sample,
    optional: [],
    renewed: [],
    notices: [],
  }
}

/** NICEPAY takes 150 characters of a token, and shows an additionalInfo; the standard takes 2048. */
function asTheStandard(field: AnswerField): AnswerField {
  const { missing, ...rest } = field
  if (field.path === 'accessToken') return { ...field, length: 2048, rule: 'ASPI, service 73: String, 2048' }
  if (field.path === 'additionalInfo') return { ...rest, rule: 'ASPI, service 73: optional' }
  return { ...field, rule: 'ASPI, service 73' }
}
