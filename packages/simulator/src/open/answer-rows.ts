import type { Finding } from '../answer/finding.ts'
import { isObject } from '../answer/judge-field.ts'
import type { AnswerField } from '../services/answer-field.ts'
import type { AnswerRow } from './messages.ts'

/** More members than any answer of SNAP has. */
const MOST_ROWS = 300

const CODE: Pick<AnswerField, 'type' | 'length' | 'missing' | 'rule'> = {
  type: 'text',
  length: 7,
  missing: 'must',
  rule: 'ASPI, Keamanan: HTTP status, service code and case code, String of 7',
}
const MESSAGE: typeof CODE = { type: 'text', length: 150, missing: 'must', rule: 'ASPI, Keamanan: String of 150' }

/**
 * Lays an answer beside its table: first code and message, then each field of the table, then what the answer has besides. A refusal has
 * code and message alone, so the table's fields are left out there.
 */
export function buildAnswerRows(
  body: unknown,
  { fields, findings }: { readonly fields: readonly AnswerField[]; readonly findings: readonly Finding[] },
): readonly AnswerRow[] {
  if (!isObject(body)) return []
  const found = new Map(flatten(body))
  const about = (path: string): Finding[] => findings.filter(({ where }) => where === path)
  const succeeded = /^200..00$/.test(String(body.responseCode))
  const table: readonly (readonly [string, AnswerRow['field']])[] = [
    ['responseCode', CODE],
    ['responseMessage', MESSAGE],
    ...(succeeded ? fields.map((field) => [field.path, pick(field)] as const) : []),
  ]
  const rows = table.map(([path, field]) => toRow(path, findValue(body, path), field, about(path)))
  const known = new Set(table.map(([path]) => path))
  const besides = [...found].filter(([path]) => !known.has(path.replace(/\[\d+\]/g, '[]')))
  return [...rows, ...besides.map(([path, value]) => toRow(path, value, undefined, about(path)))].slice(0, MOST_ROWS)
}

function toRow(path: string, value: unknown, field: AnswerRow['field'], findings: readonly Finding[]): AnswerRow {
  const text = value === undefined ? undefined : isObject(value) ? '{…}' : JSON.stringify(value)
  return {
    path,
    ...(text === undefined ? {} : { value: text.length > 400 ? `${text.slice(0, 400)}…` : text }),
    ...(field === undefined ? {} : { field }),
    findings,
  }
}

function pick({ type, length, missing, rule }: AnswerField): AnswerRow['field'] {
  return {
    type,
    rule,
    ...(length === undefined ? {} : { length }),
    ...(missing === undefined ? {} : { missing }),
  }
}

function findValue(body: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, name) => (isObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined), body)
}

/** The leaves of an object, each by its path. */
function flatten(value: unknown, path = '', depth = 0): (readonly [string, unknown])[] {
  const isList = Array.isArray(value)
  if ((!isList && !isObject(value)) || depth > 8) return [[path, value]]
  const entries = Object.entries(value)
  if (entries.length === 0) return [[path, value]]
  return entries.flatMap(([name, inner]) =>
    flatten(inner, isList ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`, depth + 1),
  )
}
