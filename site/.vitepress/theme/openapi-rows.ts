/** What the viewer reads of a document of OpenAPI 3.1. */
export interface OpenApiDocument {
  readonly info: { readonly title: string; readonly description?: string }
  readonly paths: Readonly<Record<string, { readonly post: Operation }>>
  readonly components: { readonly securitySchemes: Readonly<Record<string, { readonly description: string }>> }
}

export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly security: readonly Readonly<Record<string, unknown>>[]
  readonly parameters: readonly Parameter[]
  readonly requestBody: { readonly content: { readonly 'application/json': Content } }
  readonly responses: Readonly<Record<string, { readonly content: { readonly 'application/json': Content } }>>
}

interface Parameter {
  readonly name: string
  readonly required: boolean
  readonly description?: string
  readonly schema: Schema
  readonly example?: string
}

interface Content {
  readonly schema: Schema
  readonly examples: Readonly<
    Record<string, { readonly summary?: string; readonly value: Readonly<Record<string, unknown>> }>
  >
}

interface Schema {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly maxLength?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly anyOf?: readonly Schema[]
}

export interface FieldRow {
  readonly path: string
  readonly type: string
  readonly maxLength: number | undefined
  readonly isRequired: boolean
}

/** The members of a body, those of objects and lists beneath them: `paidAmount.value`, `billDetails[].billNo`. */
export function listFields({ anyOf, properties = {}, required = [] }: Schema, prefix = ''): readonly FieldRow[] {
  const [first] = anyOf ?? []
  if (first !== undefined) return listFields(first, prefix)
  return Object.entries(properties).flatMap(([name, schema]) => {
    const { type = '', maxLength, items } = schema
    const path = prefix + name
    const row: FieldRow = { path, type: [type].flat().join(', '), maxLength, isRequired: required.includes(name) }
    return [row, ...listFields(schema, `${path}.`), ...(items === undefined ? [] : listFields(items, `${path}[].`))]
  })
}

export interface AnswerRow {
  readonly status: string
  readonly code: string
  readonly message: string
  readonly when: string
}

export function listAnswers({ responses }: Operation): readonly AnswerRow[] {
  return Object.entries(responses).flatMap(([status, { content }]) =>
    Object.values(content['application/json'].examples).map(({ summary = '', value }) => ({
      status,
      code: String(value.responseCode),
      message: String(value.responseMessage),
      when: summary,
    })),
  )
}

/** The body of a successful answer. */
export function findSuccess({ responses }: Operation): unknown {
  const [first] = Object.entries(responses[200]?.content['application/json'].examples ?? {}).filter(([title]) =>
    title.startsWith('200'),
  )
  return first?.[1].value
}
