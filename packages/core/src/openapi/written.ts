import type { SchemeName } from '../authenticate/schemes.ts'
import type { DescribeEndpoints, OpenApiSource } from './describe-endpoints.ts'
import { CODE_SCHEMA, type Content, describeEndpoint, type Operation } from './operation.ts'
import type { Schema } from './schema.ts'

/** Nothing of a partner, a key or a secret is looked at. */
export const describeEndpoints: DescribeEndpoints = (source, options) => {
  source.checkOptionNames('openapi', options, { info: true, servers: true })
  const { info, servers = [{ url: '/' }] } = options
  const used = [...source.routes.values()].flat().map(({ endpoint }) => describeEndpoint(endpoint, source))
  const schemes = unique(used.flatMap(({ security }) => Object.keys(security)))
  return {
    openapi: '3.1.1',
    info: { title: 'SNAP endpoints', version: '1.0.0', ...info },
    servers,
    tags: unique(used.map(({ gateway }) => gateway)).map((name) => ({ name, description: `What ${name} calls.` })),
    paths: Object.fromEntries(
      unique(used.map(({ path }) => path)).map((path) => [
        path,
        { post: merge(used.filter((each) => each.path === path)) },
      ]),
    ),
    components: {
      schemas: { Refusal: CODE_SCHEMA },
      securitySchemes: Object.fromEntries(schemes.map((name) => [name, describeScheme(name, source)])),
    },
  }
}

function describeScheme(name: string, { SCHEMES }: OpenApiSource): Schema {
  if (name === 'accessToken') return { type: 'http', scheme: 'bearer', description: 'What the token endpoint issued.' }
  const { key, parts, separator } = SCHEMES[name as SchemeName] // an endpoint's own
  const made = key === 'publicKey' ? "SHA256withRSA by the gateway's private key" : 'HMAC-SHA512 with the client secret'
  const description = `Base64 of ${made}, over ${parts.map((part) => (part === 'empty' ? '' : part)).join(separator)}`
  return { type: 'apiKey', in: 'header', name: 'X-SIGNATURE', description }
}

/** Several gateways may stand on one path: a call is that of whoever its headers name, so each thing is what any of them takes. */
function merge(operations: readonly Operation[]): Schema {
  const parameters = operations.flatMap((each) => each.parameters)
  const statuses = unique(operations.flatMap(({ answers }) => Object.keys(answers))).sort()
  return {
    operationId: operations.map(({ name }) => name).join('.'),
    summary: operations.map(({ name }) => name.replace('-', ': ')).join(', '),
    description: operations.map(({ description }) => description).join('\n\n'),
    tags: unique(operations.map(({ gateway }) => gateway)),
    security: unique(operations.map(({ security }) => security)),
    parameters: unique(parameters.map(({ name }) => name)).map((name) => {
      const named = parameters.filter((each) => each.name === name)
      const required = named.length === operations.length && named.every((each) => each.required)
      return { ...named[0], required, schema: anyOf(named.map(({ schema }) => schema as Schema)) }
    }),
    requestBody: { required: true, content: write(operations.map(({ request }) => request)) },
    responses: Object.fromEntries(
      statuses.map((status) => {
        const answers = operations.flatMap((each) => each.answers[status] ?? [])
        return [
          status,
          { description: unique(answers.flatMap(({ outcomes }) => outcomes)).join(', '), content: write(answers) },
        ]
      }),
    ),
  }
}

function write(contents: readonly Content[]): Schema {
  const schema = anyOf(contents.flatMap(({ schemas }) => schemas))
  const examples: Record<string, Schema> = {}
  for (const [title, example] of contents.flatMap((each) => Object.entries(each.examples))) {
    // Two gateways may have one code, and other data beside it.
    const isOther = title in examples && JSON.stringify(examples[title]) !== JSON.stringify(example)
    examples[isOther ? `${title} (${Object.keys(examples).length})` : title] = example
  }
  return { 'application/json': { schema, examples } }
}

function anyOf(schemas: readonly Schema[]): Schema {
  const [first = {}, ...others] = unique(schemas)
  return others.length === 0 ? first : { anyOf: [first, ...others] }
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}
