import type { StandardSchemaV1 } from '@standard-schema/spec'
import { callerForm, headerChecks, prepareHeaders } from '../authenticate/headers.ts'
import { SCHEMES, type SchemeName } from '../authenticate/schemes.ts'
import { SnapConfigurationError } from '../configuration-error.ts'
import { isPromise } from '../maybe-promise.ts'
import type { CodeRow } from '../response/code-rows.ts'
import { failureOutcome, isFailureCode } from '../response/failures.ts'
import { OUTCOMES } from '../response/outcomes.ts'
import { responseCode } from '../response/response-code.ts'
import { writeBody } from '../response/write.ts'
import { type Failure, ok, type Result } from '../result.ts'
import { prepareBusinessFacts } from '../services/business-facts.ts'
import { type CompiledFields, compileFields, optionalAll } from '../services/compile-fields.ts'
import { compileSchema } from '../services/compile-schema.ts'
import type { FieldTable } from '../services/field.ts'
import type { Meaning } from '../services/meaning.ts'
import type { Peeked } from '../services/peek-table.ts'
import { makeRefusalData } from '../services/refusal-data.ts'
import { type ReadCall, type Runnable, runHandler } from '../services/run-handler.ts'
import type { AnyService, Members } from '../services/service.ts'
import type { SpeechRows } from '../speech.ts'
import { checkSpeechRows } from './check-speech.ts'
import type { Endpoint, Speech, WrittenRefusal } from './endpoint.ts'
import { prepareBody } from './prepare-body.ts'
import { refuseStatus } from './refuse-status.ts'

/** What an endpoint is made of. */
export interface EndpointParts {
  readonly names: readonly [string, ...string[]]
  readonly service: string
  readonly definition: AnyService
  readonly path: string
  readonly speech: Speech
  readonly handler: Runnable['handler']
  readonly otherStatus: Runnable['otherStatus']
  /** `none` for the token alone. */
  readonly duplicates: Endpoint['duplicates']
}

/** Compiles the tables of one service of one contract, once. */
export function prepareEndpoint(parts: EndpointParts): Endpoint {
  const { names, service, definition, path, speech, duplicates } = parts
  const fields = compile(definition.fields)
  const others = definition.otherFields ?? (isTable(definition.fields) ? optionalAll(definition.fields) : undefined)
  const otherFields = others === undefined ? fields : compile(others)
  const answer = compile(definition.answer ?? {})
  const rows = [others, definition.fields].filter((table) => table !== undefined).filter(isTable)
  const named = [...(definition.about ?? []), ...(duplicates === 'none' ? [] : duplicates.fields)]

  const runnable: Runnable = {
    service,
    handler: parts.handler,
    otherStatus: parts.otherStatus,
    codes: speech,
    success: responseCode({ outcome: 'successful', ...speech }),
    httpStatus: speech.httpStatus,
    checkAnswer: (answered) => (definition.answer === undefined ? ok(answered ?? {}) : answer.write(answered)),
    toBody: prepareBody(definition, fields),
    toRefusalBody: definition.toRefusalBody?.bind(definition),
    receivedAsSpelled: (body) => fields.receivedAsSpelled(body),
  }

  function read(body: Members, { values, isRight }: Peeked): Result<ReadCall> | Promise<Result<ReadCall>> {
    const meaning = definition.meaning?.(values)
    if (meaning === 'unknown') return refuseStatus(definition.statusField, values)
    const isMoney = meaning === undefined || meaning === 'paid'
    if (isMoney && isRight) return ok({ meaning, request: values })
    const judged = (isMoney ? fields : otherFields).read(body)
    return isPromise(judged) ? judged.then((result) => toReadCall(result, meaning)) : toReadCall(judged, meaning)
  }

  return {
    names,
    service,
    id: definition.id,
    method: 'POST',
    path,
    servicePath: definition.path,
    speech,
    definition,
    runnable,
    reportsMoney: definition.meaning !== undefined,
    reportsOther: typeof definition.statusField === 'string',
    duplicates,
    about: prepareBusinessFacts(Object.assign({}, ...rows), named),
    peek: (body) => fields.peek(body),
    read,
    run: (call) => runHandler(runnable, call),
    refuse: (failure, proven) => refuse(speech, runnable, failure, proven),
  }
}

function toReadCall(judged: Result<unknown>, meaning: Meaning | undefined): Result<ReadCall> {
  return judged.ok ? ok({ meaning, request: judged.value }) : judged
}

function refuse(
  speech: Speech,
  runnable: Runnable,
  failure: Failure,
  proven: { readonly body: Members } | undefined,
): WrittenRefusal {
  let { outcome, reason, code } = failureOutcome(failure, speech)
  // A 4xx would undo a payment there: what is refused after proof is "suspended" by a 5xx.
  if (proven !== undefined && speech.refusalUndoes && code.httpStatus < 500 && code.httpStatus !== 429) {
    outcome = 'generalError'
    code = responseCode({ outcome, ...speech })
  }
  if (proven === undefined) return { code, written: writeBody(code) }
  const { data, warning } = makeRefusalData(runnable, { outcome, reason, body: proven.body })
  return { code, written: writeBody(code, data), warning }
}

function isTable(fields: object): fields is FieldTable {
  return !('~standard' in fields)
}

function compile(fields: FieldTable | StandardSchemaV1): CompiledFields {
  return isTable(fields) ? compileFields(fields) : compileSchema(fields)
}

/**
 * Puts the rows of dialect, service and contract over each other, the later ones over the earlier, and over the defaults.
 *
 * @throws SnapConfigurationError `GATEWAY_INVALID` without a signature scheme or for codes that are not codes, `OPTION_INVALID` for any other row.
 */
export function resolveSpeech(
  layers: readonly (SpeechRows | undefined)[],
  { serviceCode, carriesToken, where }: { serviceCode: string; carriesToken: boolean; where: string },
): Speech {
  const given = layers.filter((layer) => layer !== undefined)
  for (const layer of given) checkSpeechRows(layer, where)
  const last = <Name extends keyof SpeechRows>(name: Name): SpeechRows[Name] =>
    given.findLast((layer) => layer[name] !== undefined)?.[name]
  const merged = <Name extends 'headers' | 'signedPath' | 'outcomes' | 'failures'>(
    name: Name,
  ): NonNullable<SpeechRows[Name]> => Object.assign({}, ...given.map((layer) => layer[name] ?? {}))

  const signature = last('signature')
  if (signature === undefined || !Object.hasOwn(SCHEMES, signature)) {
    throw new SnapConfigurationError(
      'GATEWAY_INVALID',
      `${where}: its signature is '${signature}'; it must be one of ${Object.keys(SCHEMES).join(', ')}.`,
    )
  }
  const deadlineMilliseconds = last('deadlineMilliseconds') ?? 9_000
  if (!Number.isSafeInteger(deadlineMilliseconds) || deadlineMilliseconds < 1 || deadlineMilliseconds > 600_000) {
    throw new SnapConfigurationError(
      'OPTION_INVALID',
      `${where}: deadlineMilliseconds is ${deadlineMilliseconds}; it must be a whole number from 1 to 600000.`,
    )
  }
  checkCodes(merged('outcomes'), (name) => Object.hasOwn(OUTCOMES, name), `${where}: outcomes`)
  checkCodes(merged('failures'), isFailureCode, `${where}: failures`)
  const caller = last('caller') ?? 'X-PARTNER-ID'
  const headers = merged('headers')
  const checks = headerChecks(caller, headers)
  return {
    serviceCode,
    signature,
    caller,
    readHeaders: prepareHeaders(checks),
    headerChecks: checks,
    callerForm: callerForm(caller, headers),
    signedPath: merged('signedPath'),
    httpStatus: last('httpStatus') ?? 'mirror',
    outcomes: merged('outcomes'),
    failures: merged('failures'),
    messageLength: last('messageLength') ?? 150,
    refusalUndoes: last('refusalUndoes') ?? false,
    deadlineMilliseconds,
    carriesToken: carriesToken && takesToken(signature),
    demandsExternalId: checks.some(({ name, mandatory }) => name === 'X-EXTERNAL-ID' && mandatory),
  }
}

/** Asymmetric calls and those signed without a token carry none, whatever the dialect's other services do. */
function takesToken(signature: SchemeName): boolean {
  return signature === 'client-id' || SCHEMES[signature].parts.includes('accessToken')
}

/** @throws SnapConfigurationError `GATEWAY_INVALID` for digits that are not a code's. */
function checkCodes(
  rows: Readonly<Record<string, CodeRow | undefined>>,
  isName: (name: string) => boolean,
  where: string,
): void {
  for (const [name, { caseCode = '00', responseCode = '0000000' } = {}] of Object.entries(rows)) {
    const isKnown = isName(name)
    if (isKnown && /^\d{2}$/.test(caseCode) && /^\d{7}$/.test(responseCode)) continue
    const what = isKnown
      ? `has the code '${responseCode === '0000000' ? caseCode : responseCode}'`
      : 'is not a name of it'
    throw new SnapConfigurationError(
      'GATEWAY_INVALID',
      `${where}.${name} ${what}; caseCode takes two digits, responseCode all seven.`,
    )
  }
}
