import { createSnap, type Gateway, type OpenApiDocument } from '@snap-sdk/core'
import * as factories from '@snap-sdk/gateways'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import postman from 'openapi-to-postmanv2'
import type { AnyFactory } from './dialect-cases.ts'

/** The published dialects, by the factory's name. */
export const FACTORIES: readonly (readonly [string, AnyFactory])[] = Object.entries(factories).filter(
  (entry): entry is [string, AnyFactory] => typeof entry[1] === 'function' && 'dialect' in entry[1],
)

export const TOKEN_SECRET = 'a secret of more than thirty-two characters'

type Handler = () => unknown

/** A contract with a handler for each service, and nobody who may call. */
export function openContract(factory: AnyFactory, handler: Handler = () => ({})): Gateway {
  const handlers = Object.fromEntries(Object.keys(factory.dialect.services).map((service) => [service, handler]))
  return factory({ partners: () => undefined, handlers, otherStatus: () => undefined })
}

export function describe(...gateways: readonly Gateway[]): OpenApiDocument {
  return createSnap({ gateways, tokens: { secrets: [TOKEN_SECRET] }, onEvent() {} }).openapi()
}

export interface JsonContent {
  readonly schema: { readonly [keyword: string]: unknown }
  readonly examples: Readonly<Record<string, { readonly summary?: string; readonly value: Record<string, unknown> }>>
}

export interface ReadOperation {
  readonly path: string
  readonly operationId: string
  readonly description: string
  readonly tags: readonly string[]
  readonly security: readonly Readonly<Record<string, readonly never[]>>[]
  readonly parameters: readonly { readonly name: string; readonly required: boolean; readonly schema: object }[]
  readonly request: JsonContent
  readonly answers: Readonly<Record<string, JsonContent>>
}

/** The operations of a document, as a reader takes them. */
export function readOperations(document: {
  readonly paths: Readonly<Record<string, { readonly post: unknown }>>
}): readonly ReadOperation[] {
  return Object.entries(document.paths).map(([path, { post }]) => {
    // biome-ignore lint/suspicious/noExplicitAny: a document's JSON, looked at by the tests
    const { requestBody, responses, ...rest } = post as any
    return {
      path,
      ...rest,
      request: requestBody.content['application/json'],
      answers: Object.fromEntries(
        // biome-ignore lint/suspicious/noExplicitAny: the same
        Object.entries<any>(responses).map(([status, { content }]) => [status, content['application/json']]),
      ),
    }
  })
}

/** What is wrong with a body, by the schema of one place of a document: `undefined` where nothing is. */
export type Judge = (operation: ReadOperation, place: 'request' | number, body: unknown) => string | undefined

const ajv = new Ajv2020({ strict: false, validateFormats: false })
const validators = new Map<string, ValidateFunction>()

/** Judges by the document's own schemas, under JSON Schema 2020-12. Most are alike, and compiling one takes a while: each is compiled once. */
export function judgeBy({ components }: { readonly components: object }): Judge {
  return ({ request, answers }, place, body) => {
    const content = place === 'request' ? request : answers[place]
    if (content === undefined) return `the document has no answer of ${place}`
    const schema = { ...content.schema, components }
    const key = JSON.stringify([content.schema, 'schemas' in components && components.schemas])
    const validate = validators.get(key) ?? ajv.compile(schema)
    validators.set(key, validate)
    return validate(body) ? undefined : ajv.errorsText(validate.errors)
  }
}

/** One request of a collection, as Postman's own converter makes it of a document. */
export interface PostmanRequest {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  readonly savedAnswers: number
}

/** Imports a document as Postman does, with "Example" for its parameters. */
export async function importIntoPostman(document: object): Promise<readonly PostmanRequest[]> {
  const input = { type: 'string', data: JSON.stringify(document) } as const
  const options = { parametersResolution: 'Example' } as const
  // biome-ignore lint/suspicious/noExplicitAny: a collection's JSON
  const result = await new Promise<any>((resolve, reject) => {
    postman.convertV2(input, options, (error: unknown, converted: unknown) =>
      error ? reject(error) : resolve(converted),
    )
  })
  if (result.result !== true) throw new Error(result.reason)
  // biome-ignore lint/suspicious/noExplicitAny: a folder of it, or a request
  const read = (item: any): readonly PostmanRequest[] => {
    if (item.item !== undefined) return item.item.flatMap(read)
    const { url, header, body } = item.request
    return [
      {
        path: `/${url.path.join('/')}`,
        headers: Object.fromEntries(header.map(({ key, value }: { key: string; value: string }) => [key, value])),
        body: JSON.parse(body.raw),
        savedAnswers: item.response.length,
      },
    ]
  }
  return result.output[0].data.item.flatMap(read)
}
