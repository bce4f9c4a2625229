import type { Field, FieldRule, FieldTable } from '../services/field.ts'

/** A JSON Schema of draft 2020-12, as OpenAPI 3.1 has it. */
export type Schema = { readonly [keyword: string]: unknown }

/**
 * Where a value stands. In a request a mandatory row is judged, and of an optional one its length is only told, since it never refuses; an
 * echo is as it came; in an answer every row is judged.
 */
export type Side = 'request' | 'echo' | 'answer'

const DECIMAL = '\\d+(\\.\\d{1,2})?'

/** The schema of one object of a body, as its table judges it: it refuses nothing of a mandatory row that the table takes. */
export function tableSchema(table: FieldTable, side: Side): Schema {
  const properties: Record<string, Schema> = {}
  const required: string[] = []
  const spelledOnce: Schema[] = []
  for (const [name, field] of Object.entries(table)) {
    const spellings = field.wireNames ?? [name]
    for (const spelling of side === 'answer' ? spellings.slice(0, 1) : spellings)
      properties[spelling] = fieldSchema(field, side)
    if (field.optional) continue
    const [only = name, ...others] = spellings
    if (others.length === 0 || side === 'answer') required.push(only)
    else spelledOnce.push({ anyOf: spellings.map((spelling) => ({ required: [spelling] })) })
  }
  return {
    type: 'object',
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
    ...(spelledOnce.length > 0 && { allOf: spelledOnce }),
  }
}

export function fieldSchema({ rule, optional }: Field, side: Side): Schema {
  const isNullable = optional && side === 'request'
  const isJudged = side === 'answer' || (side === 'request' && !optional)
  const schema = ruleSchema(rule, side, { isJudged, minLength: isJudged && !optional ? 1 : 0 })
  return isNullable && schema.type !== undefined ? { ...schema, type: [schema.type, 'null'].flat() } : schema
}

interface Judged {
  /** Whether lengths and forms refuse. */
  readonly isJudged: boolean
  readonly minLength: number
}

function ruleSchema(rule: FieldRule, side: Side, { isJudged, minLength }: Judged): Schema {
  const isAnswer = side === 'answer'
  const type = isAnswer ? 'string' : ['string', 'number']
  switch (rule.kind) {
    case 'text': {
      const { maximum, numbers, opaque, digits } = rule
      return {
        type: numbers ? type : 'string',
        ...(minLength > 0 && { minLength }),
        ...(isJudged && !opaque
          ? { maxLength: maximum, ...(digits && { pattern: `^\\d{${minLength},}$` }) }
          : {
              description: `At most ${maximum} ${digits ? 'digit' : 'character'}${maximum === 1 ? '' : 's'}${opaque ? ', without the spaces around them' : ''}.`,
            }),
      }
    }
    case 'literal':
      return { type: 'string', ...(isJudged ? { const: rule.value } : { description: rule.value }) }
    case 'date':
      return { type, ...(minLength > 0 && { minLength }), description: 'A date and time.' }
    case 'instant':
      return { type: 'string', format: 'date-time' }
    case 'number':
      return { type: isAnswer ? 'number' : ['number', 'string'] }
    case 'amount':
      return amountSchema(rule.maximum, side, isJudged)
    case 'object':
      return tableSchema(rule.fields, side)
    case 'list': {
      // An optional list with a member of another form is a list of something else: nothing of it refuses.
      const of = side === 'request' && !isJudged ? { ...rule.of, optional: true } : rule.of
      return { type: 'array', items: fieldSchema(of, side), ...(isJudged && { maxItems: rule.maximum }) }
    }
    case 'any':
      return {}
  }
}

/** An optional amount whose members are both empty is not there: a bank writes so one that is not used. */
function amountSchema(maximum: number, side: Side, isJudged: boolean): Schema {
  const isStrict = isJudged || side === 'echo'
  const orNull = (type: string | readonly string[]) => (isStrict ? type : [type, 'null'].flat())
  const pattern = side === 'answer' ? '^\\d+\\.\\d{2}$' : isStrict ? `^${DECIMAL}$` : `^(${DECIMAL})?$`
  const value = { type: orNull(side === 'answer' ? 'string' : ['string', 'number']), pattern }
  const currency = { type: orNull('string'), maxLength: 3, ...(isStrict && { minLength: 3 }) }
  return {
    type: 'object',
    properties: { value: isJudged ? { ...value, maxLength: maximum } : value, currency },
    ...(isStrict && { required: ['value', 'currency'] }),
  }
}
