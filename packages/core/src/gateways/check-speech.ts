import { SnapConfigurationError } from '../configuration-error.ts'
import type { SpeechRows } from '../speech.ts'

const CALLERS = ['X-PARTNER-ID', 'X-CLIENT-KEY'] as const
const HEADERS = [...CALLERS, 'X-EXTERNAL-ID', 'CHANNEL-ID'] as const
const QUERIES = ['received', 'sorted', 'none'] as const
const STATUSES = ['mirror', 'finalAs200'] as const

/**
 * Checks the rows of one dialect, service or contract: a misspelt value would be taken for the default, in silence.
 *
 * Does *not* check `signature`, `deadlineMilliseconds`, `outcomes` and `failures`: those are checked once they are put over each other.
 *
 * @param where Whose rows they are, for messages: `mybank vaPayment`.
 * @throws SnapConfigurationError `OPTION_INVALID` that names the row, and what it takes.
 */
export function checkSpeechRows(rows: SpeechRows, where: string): void {
  const refuse = (row: string, value: unknown, expected: string) => {
    throw new SnapConfigurationError('OPTION_INVALID', `${where}: ${row} is ${show(value)}; it must be ${expected}.`)
  }
  const oneOf = (row: string, value: unknown, known: readonly unknown[]) => {
    if (value !== undefined && !known.includes(value)) refuse(row, value, `one of ${known.join(', ')}`)
  }

  const { caller, headers = {}, signedPath = {}, httpStatus, messageLength, refusalUndoes } = rows
  oneOf('caller', caller, CALLERS)
  for (const [name, rule] of Object.entries(headers)) {
    oneOf('headers', name, HEADERS)
    if (!isHeaderRule(rule))
      refuse(`headers.${name}`, rule, 'true, false, a RegExp without g and y, or { optional: such a RegExp }')
  }
  const { prefix = 'received', query } = signedPath
  if (prefix !== 'received' && prefix !== 'none' && !/^(?:\/[^/?#]+)+$/.test(prefix))
    refuse('signedPath.prefix', prefix, "'received', 'none', or a path as in '/api'")
  oneOf('signedPath.query', query, QUERIES)
  oneOf('httpStatus', httpStatus, STATUSES)
  oneOf('refusalUndoes', refusalUndoes, [true, false])
  if (messageLength !== undefined && !(Number.isSafeInteger(messageLength) && messageLength >= 50))
    refuse('messageLength', messageLength, 'a whole number of at least 50')
}

/** A form that remembers where it stopped would take a header once, and not the next time. */
function isHeaderRule(rule: unknown): boolean {
  const form: unknown = typeof rule === 'object' && rule !== null && 'optional' in rule ? rule.optional : rule
  if (typeof form === 'boolean') return form === rule
  return form instanceof RegExp && !form.global && !form.sticky
}

function show(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value)
}
