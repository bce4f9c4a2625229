import type { AnswerField } from '../services/answer-field.ts'
import type { Finding, Severity } from './finding.ts'

/** What is wrong with a value of each type; nothing when it is as it must be. */
const TYPES: Readonly<Record<AnswerField['type'], (value: unknown) => string | undefined>> = {
  text: (value) => (typeof value === 'string' ? undefined : `must be text, and is ${describe(value)}`),
  object: (value) => (isObject(value) ? undefined : `must be an object, and is ${describe(value)}`),
  amount: (value) => fits(value, /^\d+\.\d\d$/, 'must be text with two decimals, as "10000.00"'),
  currency: (value) => fits(value, /^[A-Z]{3}$/, 'must be three capital letters, as "IDR"'),
  seconds: (value) => fits(value, /^0*[1-9]\d*$/, 'must be seconds as text, as "900"'),
  // BRI's is BearerToken.
  'token-type': (value) => fits(value, /^bearer(?:token)?$/i, 'must be "Bearer"'),
  'date-time': (value) =>
    typeof value === 'string' && isDateTime(value)
      ? undefined
      : `must be a date and time with its offset, as "2024-07-03T12:08:56+07:00", and is ${describe(value)}`,
}

/** Judges one field of a successful answer: that it is there, its type, its length, and that it repeats the request's. */
export function judgeField(field: AnswerField, body: unknown, request: unknown): readonly Finding[] {
  const found = find(body, field.path.split('.'), field.caseInferred === true)
  const finding = (severity: Severity, message: string): Finding => ({
    severity,
    where: field.path,
    message: `${field.path} ${message}`,
    rule: field.rule,
  })
  if (found === 'parent missing') return []
  if (found === undefined || found.value === null || found.value === '') {
    if (field.missing === undefined) return []
    return [finding(field.missing, found === undefined ? 'is missing' : `is ${describe(found.value)}`)]
  }
  const { value, name } = found
  const findings: Finding[] = []
  if (name !== field.path.split('.').at(-1)) {
    findings.push(finding('should', `is spelled ${name}. Ask NICEPAY: the public page has lost its capital letters`))
  }
  const wrong = TYPES[field.type](value)
  if (wrong !== undefined) return [...findings, finding(field.malformed ?? 'must', wrong)]
  const length = typeof value === 'string' ? [...value].length : 0
  if (field.length !== undefined && length > field.length) {
    findings.push(finding(field.malformed ?? 'must', `has ${length} characters, and may have ${field.length}`))
  }
  if (field.echo !== undefined && isObject(request)) {
    const [, sent] = Object.entries(request).find(([key]) => key === name) ?? []
    if (typeof sent === 'string' && sent !== value) {
      findings.push(finding(field.echo, `must repeat the request's ${describe(sent)}, and is ${describe(value)}`))
    }
  }
  return findings
}

/** Walks down a path. A parent that is missing or no object has its own finding. */
function find(
  body: unknown,
  [name = '', ...rest]: readonly string[],
  anyCase: boolean,
): { readonly name: string; readonly value: unknown } | 'parent missing' | undefined {
  if (!isObject(body)) return 'parent missing'
  const key = Object.hasOwn(body, name) ? name : findKey(body, name, anyCase || rest.length > 0)
  if (rest.length === 0) return key === undefined ? undefined : { name: key, value: body[key] }
  return key === undefined ? 'parent missing' : find(body[key], rest, anyCase)
}

function findKey(body: object, name: string, anyCase: boolean): string | undefined {
  return anyCase ? Object.keys(body).find((key) => key.toLowerCase() === name.toLowerCase()) : undefined
}

function fits(value: unknown, pattern: RegExp, rule: string): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? undefined : `${rule}, and is ${describe(value)}`
}

/** Whether a text is ISO 8601 with seconds and an offset, and its day is in the calendar. */
export function isDateTime(text: string): boolean {
  const [, date] = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d)$/.exec(text) ?? []
  // Date.parse takes 30 February for 1 March.
  return (
    date !== undefined && !Number.isNaN(Date.parse(text)) && new Date(`${date}T00:00Z`).toISOString().startsWith(date)
  )
}

/** Whether a value is a JSON object: no list, no `null`. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value for a message: short, and of one line. */
export function describe(value: unknown): string {
  if (value === '') return 'empty'
  const type = Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : undefined
  const text = value !== null && type !== undefined ? type : JSON.stringify(value)
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text
  return typeof value === 'number' ? `the number ${shown}` : shown
}
