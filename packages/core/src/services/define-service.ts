import type { StandardSchemaV1 } from '@standard-schema/spec'
import { SnapConfigurationError } from '../configuration-error.ts'
import type { DuplicatePolicy } from '../duplicate-policy.ts'
import { decodeUtf8, encodeUtf8 } from '../encoding/utf8.ts'
import { OUTCOMES } from '../response/outcomes.ts'
import { refusalCode } from '../response/refusals.ts'
import type { CaseCodes } from '../response/response-code.ts'
import { writeBody } from '../response/write.ts'
import type { Failure } from '../result.ts'
import { SIGNATURE_SCHEMES, type SignatureScheme } from '../signature-scheme.ts'
import { parseBody } from './parse-body.ts'
import { run } from './run.ts'
import type { Handler, HandlerContext, Service } from './service.ts'
import { validate } from './validate.ts'

/** A service as data: everything but the handler. */
export interface ServiceDefinition<Request, HandlerAnswer, Answer> {
  /** As in events: `nico.inquiry`. */
  readonly name: string
  /** Behind `basePath`, with the version: `/v1.0/cvs/inquiry`. */
  readonly path: string
  /** Two digits, the middle of every response code. */
  readonly serviceCode: string
  readonly signature: SignatureScheme
  /** What a request must be. Its output reaches the handler. Let unknown fields pass: gateways add some. */
  readonly request: StandardSchemaV1<unknown, Request>
  /** What the handler may answer, with the documented lengths. A refused answer is 500xx00 outside. */
  readonly answer: StandardSchemaV1<HandlerAnswer, Answer>
  /** Puts the checked answer into the body, beside responseCode and responseMessage. Default: the answer itself. */
  readonly toBody?: ((answer: Answer, request: Request) => object) | undefined
  /** Default `conflict`. */
  readonly duplicates?: DuplicatePolicy | undefined
  /**
   * The request's own identity beside its external ID: the same payment under a new external ID is then a duplicate, on any day.
   * `undefined`, or an empty text, when the request has none. Must not throw.
   */
  readonly duplicateKey?: ((request: Request) => string | undefined) | undefined
}

/** What a merchant may change of a service. */
export interface ServiceOptions<Request = unknown> {
  readonly signature?: SignatureScheme | undefined
  /** Two digits. */
  readonly serviceCode?: string | undefined
  /** Two digits each, instead of the standard's: `{ paidBill: '13' }`. */
  readonly caseCodes?: CaseCodes | undefined
  readonly duplicates?: DuplicatePolicy | undefined
  /** For how many days a `replay` answer is kept. Default 7. */
  readonly replayDays?: number | undefined
  /** `false` for none. */
  readonly duplicateKey?: ((request: Request) => string | undefined) | false | undefined
}

/** What {@link InvocableService.invoke} gives: the answer as it would go out. */
export interface Invocation {
  readonly httpStatus: number
  readonly body: { responseCode: string; responseMessage: string } & Record<string, unknown>
  /** What `onEvent` would get: why the call was refused, or what went wrong in the handler. */
  readonly cause?: Failure | undefined
  /** What the handler threw. */
  readonly error?: unknown
}

/** A service that can be tested without HTTP, keys or signatures. */
export interface InvocableService extends Service {
  /**
   * Validates a body, runs the handler, checks and writes its answer: all that `createSnap` does, but for authentication,
   * duplicates and the deadline.
   *
   * @param body The parsed body; it goes through JSON once.
   * @param context What the handler shall find in its context. Default: a partner `INVOKED`, a signal that never aborts, now.
   */
  invoke(body: unknown, context?: Partial<HandlerContext>): Promise<Invocation>
}

/**
 * Defines a service once; each merchant then gives it a handler.
 *
 * @throws SnapConfigurationError `SERVICE_INVALID`, when the handler is given, for digits, a path or a scheme that are none.
 * @example
 * const echo = defineService({
 *   name: 'echo', path: '/v1.0/echo', serviceCode: '99', signature: 'symmetric',
 *   request: z.looseObject({ text: z.string() }), answer: z.object({ text: z.string() }),
 * })
 * const service = echo(async ({ text }) => ({ text }))
 */
export function defineService<Request, HandlerAnswer, Answer>(
  definition: ServiceDefinition<Request, HandlerAnswer, Answer>,
): (handler: Handler<Request, HandlerAnswer>, options?: ServiceOptions<Request>) => InvocableService {
  return (handler, options = {}) => {
    const { name, path } = definition
    const {
      signature = definition.signature,
      serviceCode = definition.serviceCode,
      caseCodes = {},
      replayDays = 7,
    } = options
    const { duplicates = definition.duplicates ?? 'conflict', duplicateKey = definition.duplicateKey } = options
    check({ name, path, serviceCode, signature, caseCodes, duplicates, replayDays, handler })

    const toBody = definition.toBody ?? ((answer: Answer) => answer as object) /* the answer's schema makes an object */
    const runnable = { handler, serviceCode, caseCodes, answer: definition.answer, toBody }
    const service: Service = {
      name,
      method: 'POST',
      path,
      serviceCode,
      signature,
      callerHeader: 'X-PARTNER-ID',
      carriesToken: SIGNATURE_SCHEMES[signature].needsToken,
      caseCodes,
      duplicates,
      replayDays,
      validate: (body) => validate(definition.request, body),
      // What validate made is what these take: the type is lost between the two calls only.
      duplicateKey: (request) => (duplicateKey ? duplicateKey(request as Request) : undefined),
      run: (request, context) => run(runnable, request as Request, context),
    }
    return { ...service, invoke: (body, context) => invoke(service, body, context) }
  }
}

async function invoke(service: Service, body: unknown, context: Partial<HandlerContext> = {}): Promise<Invocation> {
  const rawBody = encodeUtf8(JSON.stringify(body) ?? '')
  const parsed = parseBody(rawBody)
  const request = parsed.ok ? await service.validate(parsed.value) : parsed
  if (!request.ok) return toInvocation({ ...writeBody(refusalCode(request.failure, service)), cause: request.failure })

  const defaults: HandlerContext = {
    signal: new AbortController().signal,
    partner: { clientId: 'INVOKED', publicKeys: undefined },
    timestamp: new Date(),
    rawBody,
  }
  const { written, failure } = await service.run(request.value, { ...defaults, ...context })
  return toInvocation({ ...written, ...failure })
}

function toInvocation({
  status,
  body,
  cause,
  error,
}: {
  status: number
  body: Uint8Array
  cause?: Failure
  error?: unknown
}): Invocation {
  return {
    httpStatus: status,
    body: JSON.parse(decodeUtf8(body) ?? ''),
    ...(cause === undefined ? {} : { cause }),
    ...(error === undefined ? {} : { error }),
  }
}

function check({
  name,
  path,
  serviceCode,
  signature,
  caseCodes,
  duplicates,
  replayDays,
  handler,
}: {
  name: string
  path: string
  serviceCode: string
  signature: string
  caseCodes: CaseCodes
  duplicates: string
  replayDays: number
  handler: unknown
}): void {
  const refuse = (what: string) => {
    throw new SnapConfigurationError('SERVICE_INVALID', `service ${name}: ${what}`)
  }
  if (typeof handler !== 'function') refuse('its handler is no function.')
  if (!/^(?:\/[A-Za-z0-9._~-]+)+$/.test(path))
    refuse(`its path is '${path}'; it must look like /v1.0/cvs/inquiry, without a slash at the end.`)
  if (!/^\d{2}$/.test(serviceCode)) refuse(`its serviceCode is '${serviceCode}'; it must be two digits.`)
  if (!Object.hasOwn(SIGNATURE_SCHEMES, signature))
    refuse(`its signature is '${signature}'; it must be one of ${Object.keys(SIGNATURE_SCHEMES).join(', ')}.`)
  if (duplicates !== 'conflict' && duplicates !== 'replay')
    refuse(`its duplicates policy is '${duplicates}'; it must be conflict or replay.`)
  if (!(replayDays > 0 && replayDays <= 365))
    refuse(`its replayDays is ${replayDays}; it must be above 0 and at most 365.`)
  for (const [outcome, digits] of Object.entries(caseCodes)) {
    if (!Object.hasOwn(OUTCOMES, outcome)) refuse(`caseCodes names '${outcome}', which is no outcome.`)
    if (!/^\d{2}$/.test(String(digits))) refuse(`caseCodes.${outcome} is '${digits}'; it must be two digits.`)
  }
}
