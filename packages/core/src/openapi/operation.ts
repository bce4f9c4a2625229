import type { Endpoint } from '../gateways/endpoint.ts'
import type { FieldTable } from '../services/field.ts'
import type { Members } from '../services/service.ts'
import { answerSchema } from './answer-schema.ts'
import type { OpenApiSource } from './describe-endpoints.ts'
import { TIME } from './fill-table.ts'
import { type ListedAnswer, listAnswers } from './list-answers.ts'
import { sampleRequests } from './sample-requests.ts'
import { type Schema, tableSchema } from './schema.ts'

/** A body's schema, and examples by what they are. */
export interface Content {
  readonly schemas: readonly Schema[]
  readonly examples: Readonly<Record<string, Schema>>
}

/** What one endpoint says of itself, before those of one path are put together. */
export interface Operation {
  readonly path: string
  readonly name: string
  readonly gateway: string
  readonly description: string
  readonly parameters: readonly (Schema & { readonly name: string; readonly required: boolean })[]
  readonly security: Schema
  readonly request: Content
  /** By HTTP status. */
  readonly answers: Readonly<Record<string, Content & { readonly outcomes: readonly string[] }>>
}

const REFUSAL: Schema = { $ref: '#/components/schemas/Refusal' }

/** Members of every answer. */
export const CODE_SCHEMA = {
  type: 'object',
  properties: { responseCode: { type: 'string', pattern: '^\\d{7}$' }, responseMessage: { type: 'string' } },
  required: ['responseCode', 'responseMessage'],
  additionalProperties: true,
} as const

export function describeEndpoint(endpoint: Endpoint, source: OpenApiSource): Operation {
  const { names, service, speech, definition, reportsOther } = endpoint
  const [gateway] = names
  const fields = tableOf(definition.fields)
  const table = tableOf(definition.answer ?? {})
  const { samples, statuses } = fields === undefined ? NO_SAMPLES : sampleRequests(endpoint, fields)
  const listed = listAnswers(endpoint, { fields, table, sample: samples[0] }, source)
  const others =
    reportsOther && fields !== undefined ? (definition.otherFields ?? source.optionalAll(fields)) : undefined
  const requests = [fields, others && tableOf(others)].filter((each) => each !== undefined)
  const { prefix = 'received', query = 'received' } = speech.signedPath
  return {
    path: endpoint.path,
    name: `${gateway}-${service}`,
    gateway,
    description: [
      `Service ${speech.serviceCode} of ${gateway}, \`${service}\`: answered within ${speech.deadlineMilliseconds} ms.`,
      source.SCHEMES[speech.signature].parts.includes('path') && `Signed path: ${prefix}, query ${query}.`,
      speech.httpStatus === 'finalAs200' && 'An answer that is kept goes out with HTTP 200, whatever its code says.',
      statuses.length > 0 && `\`${definition.statusField}\`: ${statuses.join(', ')}.`,
    ]
      .filter((sentence) => sentence !== false)
      .join(' '),
    parameters: speech.headerChecks
      .filter(({ name }) => name !== 'Content-Type' && name !== 'X-SIGNATURE')
      .map(({ name, form, mandatory }) => ({
        name,
        in: 'header',
        required: mandatory,
        ...(name === 'X-TIMESTAMP'
          ? {
              description: `ISO 8601 with seconds and an offset, at most ${source.limits.timestampToleranceSeconds} seconds from now.`,
              schema: { type: 'string' },
            }
          : {
              ...(name === 'X-EXTERNAL-ID' && { description: 'Another one for each call of a day.' }),
              schema: { type: 'string', ...(/^u?$/.test(form.flags) && { pattern: form.source }) },
            }),
        example: name === 'X-TIMESTAMP' ? TIME : HEADER_VALUES.find((value) => form.test(value)),
      })),
    security: { [speech.signature]: [], ...(speech.carriesToken && { accessToken: [] }) },
    request: {
      schemas:
        requests.length > 0 ? requests.map((each) => tableSchema(each, 'request')) : [foreignSchema(definition.fields)],
      examples: Object.fromEntries(samples.map(({ title, body }) => [`${gateway}: ${title}`, { value: body }])),
    },
    answers: byStatus(listed, () => {
      const { properties, required = [], ...rest } = answerSchemaOf()
      return {
        ...CODE_SCHEMA,
        ...rest,
        properties: { ...CODE_SCHEMA.properties, ...(properties as Schema | undefined) },
        required: [...CODE_SCHEMA.required, ...(required as readonly string[])],
      }
    }),
  }

  function answerSchemaOf(): Schema {
    if (fields === undefined || table === undefined) return {}
    try {
      return answerSchema(definition, fields, table)
    } catch {
      return {}
    }
  }
}

/** What a header may hold, where its form takes it. */
const HEADER_VALUES = ['12345', '1234567890', 'A', '12345678901234567890123456789012']

const NO_SAMPLES = { samples: [], statuses: [] } as const

/** A schema that can say so itself (Standard JSON Schema) is asked; of another one nothing is known but that it takes an object. */
function foreignSchema(fields: object): Schema {
  const { '~standard': standard } = fields as { '~standard'?: { jsonSchema?: { input(options: object): Schema } } }
  try {
    const { $schema: _draft, ...schema } = standard?.jsonSchema?.input({ target: 'draft-2020-12' }) ?? {}
    return { type: 'object', ...schema }
  } catch {
    return { type: 'object' }
  }
}

/** `undefined` for a Standard Schema, which names no fields. */
function tableOf(fields: object): FieldTable | undefined {
  return '~standard' in fields ? undefined : (fields as FieldTable) // all else is a table
}

function byStatus(listed: readonly ListedAnswer[], success: () => Schema): Operation['answers'] {
  const found: Record<string, { schemas: Schema[]; examples: Record<string, Schema>; outcomes: string[] }> = {}
  for (const { outcome, status, body } of listed) {
    found[status] ??= { schemas: [], examples: {}, outcomes: [] }
    const { schemas, examples, outcomes } = found[status]
    const title = `${body.responseCode} ${body.responseMessage}`
    // What is refused once it is proven has data beside the same code.
    if (Object.keys(body).length > Object.keys((examples[title]?.value ?? {}) as Members).length)
      examples[title] = { summary: outcome, value: body }
    if (!outcomes.includes(outcome)) outcomes.push(outcome)
    if (outcome === 'successful') schemas.push(success())
    else if (!schemas.includes(REFUSAL)) schemas.push(REFUSAL)
  }
  return found
}
