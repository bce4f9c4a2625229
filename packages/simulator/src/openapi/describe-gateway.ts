import { type CalledService, describeCall } from '../dialects/called-service.ts'
import type { Dialect, Speech } from '../dialects/dialect.ts'
import { DEFAULT_DIALECT } from '../dialects/index.ts'
import { listServices } from '../dialects/list-services.ts'
import type { Body, ServiceName } from '../services/service.ts'
import { setMember } from '../services/set-member.ts'
import { type SignatureScheme, STRING_FORMS } from '../sign.ts'
import { answerSchema, requestSchema, type Schema } from './field-schemas.ts'
import { type ListedAnswer, listAnswers, SITUATIONS } from './list-answers.ts'
import { sampleAnswer } from './sample-answer.ts'

/** What a merchant and a gateway agreed on. */
export interface GatewayDocumentOptions {
  /** Default: all that the gateway calls, the token among them. */
  readonly services?: readonly ServiceName[] | undefined
  /** What stands before `/v1.0`. Default: as the gateway documents. */
  readonly basePath?: string | undefined
  /** Full paths that the merchant registered. They win over `basePath`. */
  readonly paths?: Readonly<Partial<Record<ServiceName, string>>> | undefined
  /** How everything but the token is signed. Default: as the gateway does. */
  readonly signature?: SignatureScheme | undefined
  /** What the caller's header holds, as an example. Default: one of the form that the gateway has. */
  readonly callerId?: string | undefined
}

/** A document of OpenAPI 3.1, as plain JSON. */
export type GatewayDocument = {
  readonly openapi: '3.1.1'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly servers: readonly { readonly url: string }[]
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, { readonly post: { readonly [member: string]: unknown } }>>
  readonly components: { readonly [member: string]: unknown }
}

/**
 * Describes what a gateway calls at a merchant as OpenAPI 3.1, as its documents have it: headers, signature, bodies with the documents' own
 * samples, and each answer that they allow. What is only inferred is said to be.
 *
 * It knows no merchant: how one answers is `snap.openapi()` of `@snap-sdk/core`.
 *
 * @param dialect Default: NICEPAY.
 * @example
 * const document = describeGateway(DIALECTS.bca, { services: ['va-payment'] })
 */
export function describeGateway(
  dialect: Dialect = DEFAULT_DIALECT,
  options: GatewayDocumentOptions = {},
): GatewayDocument {
  const {
    services = listServices(dialect),
    basePath = dialect.basePath,
    paths = {},
    signature,
    callerId = dialect.clientId,
  } = options
  const called = services
    .map((name) => describeCall(dialect, name, signature))
    .filter((each): each is CalledService => each !== undefined)
  const schemes = [...new Set(called.map(({ speech }) => speech.scheme))]
  const hasToken = called.some(({ speech }) => speech.carriesToken)
  return {
    openapi: '3.1.1',
    info: {
      title: `What ${dialect.title} calls at a merchant`,
      version: '1.0.0',
      description: `${dialect.certainty === 'documented' ? 'From' : 'Inferred, from'} ${dialect.source}.`,
    },
    servers: [{ url: '/' }],
    tags: [{ name: dialect.name, description: dialect.title }],
    paths: Object.fromEntries(
      called.map((each) => [paths[each.name] ?? basePath + each.path, { post: describeService(each, callerId) }]),
    ),
    components: {
      schemas: { Refusal: REFUSAL },
      securitySchemes: {
        ...Object.fromEntries(schemes.map((scheme) => [scheme, describeScheme(scheme)])),
        ...(hasToken
          ? { accessToken: { type: 'http', scheme: 'bearer', description: 'What service 73 issued.' } }
          : {}),
      },
    },
  }
}

const REFUSAL: Schema = {
  type: 'object',
  properties: { responseCode: { type: 'string', pattern: '^\\d{7}$' }, responseMessage: { type: 'string' } },
  required: ['responseCode', 'responseMessage'],
  additionalProperties: true,
}

const REFUSAL_REFERENCE: Schema = { $ref: '#/components/schemas/Refusal' }

function describeScheme(scheme: SignatureScheme): Schema {
  const { parts, separator } = STRING_FORMS[scheme]
  const made =
    scheme === 'symmetric' ? 'HMAC-SHA512 with the client secret' : "SHA256withRSA by the gateway's private key"
  const description = `Base64 of ${made}, over ${parts.join(separator)}`
  return { type: 'apiKey', in: 'header', name: 'X-SIGNATURE', description }
}

function describeService(called: CalledService, callerId: string): Schema {
  const { name, dialect, service, speech, source, sample, optional, answer } = called
  const answers = listAnswers(called)
  const bodies = bodiesOf(called)
  const statuses = [...new Set(answers.map(({ httpStatus }) => httpStatus))].sort()
  return {
    operationId: `${dialect.name}-${name}`,
    summary: service.title,
    description: `Service ${called.code}. Source: ${source}.`,
    tags: [dialect.name],
    security: [{ [speech.scheme]: [], ...(speech.carriesToken ? { accessToken: [] } : {}) }],
    parameters: describeHeaders(called, callerId),
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: anyOf(bodies.map(({ without }) => requestSchema(service.request, sample, [...optional, ...without]))),
          examples: Object.fromEntries(bodies.map(({ title, body }) => [title, { value: body }])),
        },
      },
    },
    responses: Object.fromEntries(
      statuses.map((status) => [
        status,
        describeAnswers(
          called,
          answers.filter(({ httpStatus }) => httpStatus === status),
          answerSchema(answer),
        ),
      ]),
    ),
  }
}

function anyOf(schemas: readonly Schema[]): Schema {
  const [first = {}, ...others] = new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()
  return others.length === 0 ? first : { anyOf: [first, ...others] }
}

interface SampleBody {
  readonly title: string
  readonly body: Body
  readonly without: readonly string[]
}

/** The documents' sample, and what it becomes where it reports that nothing was paid: one for each meaning. */
function bodiesOf({ sample, notices }: CalledService): readonly SampleBody[] {
  const found = new Map<string, SampleBody>([['sample', { title: 'sample', body: sample, without: [] }]])
  for (const { field, values, without = [] } of notices) {
    for (const [value, meaning] of Object.entries(values)) {
      const rest = Object.fromEntries(Object.entries(sample).filter(([member]) => !without.includes(member)))
      if (!found.has(meaning)) found.set(meaning, { title: meaning, body: setMember(rest, field, value), without })
    }
  }
  return [...found.values()]
}

const TIMES: Readonly<Record<Speech['timestamp'], string>> = {
  seconds: '2026-01-31T10:00:00+07:00',
  milliseconds: '2026-01-31T10:00:00.000+07:00',
  utc: '2026-01-31T03:00:00.000Z',
}

/** Those that are parameters to OpenAPI: not Content-Type and Authorization, and the signature is a security scheme. */
function describeHeaders({ headers, speech }: CalledService, callerId: string): readonly Schema[] {
  const { externalId, channelId, caller } = speech
  const sent = [
    'X-TIMESTAMP',
    caller,
    ...(externalId === undefined ? [] : ['X-EXTERNAL-ID']),
    ...(channelId === undefined ? [] : ['CHANNEL-ID']),
    ...Object.keys(speech.otherHeaders ?? {}),
  ]
  const isParameter = (name: string) => !['Content-Type', 'X-SIGNATURE', 'Authorization'].includes(name)
  const external = externalId === undefined ? undefined : describeExternalId(externalId)
  const facts: Readonly<Record<string, Schema | undefined>> = {
    'X-TIMESTAMP': { schema: { type: 'string', format: 'date-time' }, example: TIMES[speech.timestamp] },
    'X-EXTERNAL-ID': external,
    [caller]: { schema: { type: 'string', minLength: 1, maxLength: 36 }, example: callerId },
    'CHANNEL-ID': { schema: { type: 'string' }, example: channelId === 'client ID' ? callerId : channelId },
  }
  return [...new Set([...sent, ...headers])].filter(isParameter).map((name) => ({
    name: speech.spelling?.[name] ?? name,
    in: 'header',
    required: headers.includes(name),
    ...(facts[name] ?? { schema: { type: 'string' }, example: speech.otherHeaders?.[name] }),
  }))
}

function describeExternalId({ length, alphabet }: NonNullable<Speech['externalId']>): Schema {
  const example = '1234567890'.repeat(4).slice(0, length)
  return { schema: { type: 'string', maxLength: length }, description: `Sent with ${length} ${alphabet}.`, example }
}

function describeAnswers(called: CalledService, answers: readonly ListedAnswer[], success: Schema): Schema {
  const situations = [...new Set(answers.map(({ situation }) => situation))]
  const schemas = situations.map((situation) => (situation === 'success' ? success : REFUSAL_REFERENCE))
  const examples = answers.map(({ situation, code, message }): [string, Schema] => {
    const codes = { responseCode: code, responseMessage: message }
    const value = situation === 'success' ? { ...codes, ...sampleAnswer(called) } : codes
    return [`${code} ${message}`, { summary: SITUATIONS[situation], value }]
  })
  return {
    description: situations.map((situation) => SITUATIONS[situation]).join(' '),
    content: {
      'application/json': {
        schema: anyOf(schemas),
        // Where several situations have one code, the first names it.
        examples: Object.fromEntries([...examples].reverse()),
      },
    },
  }
}
