import type { FieldRule } from './field.ts'
import { countCharacters, isDate } from './values.ts'

/** Says what came, by its type and length, and never its content: a body is not for logs. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (value === '') return 'an empty text'
  if (typeof value === 'string') return `a text of ${count(countCharacters(value), 'character')}`
  if (typeof value === 'number') return Number.isFinite(value) ? 'a number' : 'a number that is not finite'
  if (Array.isArray(value)) return `a list of ${count(value.length, 'member')}`
  if (isDate(value)) return Number.isNaN(value.getTime()) ? 'a Date that is not valid' : 'a Date'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

/** What is thrown where JSON must be an object. */
export function notAnObject(where: string, value: unknown): TypeError {
  return new TypeError(`${where} ${describe(value)}; expected an object`)
}

/** Says what a row expects, in view of what came: of a text that is only too long it names the length alone. */
export function describeExpected(rule: FieldRule, value: unknown): string {
  switch (rule.kind) {
    case 'text':
      if (typeof value === 'string' && countCharacters(value) > rule.maximum) return `at most ${rule.maximum}`
      return rule.digits ? `1 to ${rule.maximum} digits` : `a text of 1 to ${rule.maximum} characters`
    case 'literal':
      return `the text '${rule.value}'`
    case 'date':
      return 'a date as a text'
    case 'instant':
      return 'a Date, or ISO 8601 with an offset, as in 2024-01-22T15:00:01+07:00'
    case 'number':
      return 'a number'
    case 'amount':
      return 'an amount: {"value":"10000.00","currency":"IDR"}'
    case 'list':
      return Array.isArray(value) && value.length > rule.maximum ? `at most ${rule.maximum}` : 'a list'
    case 'object':
    case 'any':
      return 'an object'
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
