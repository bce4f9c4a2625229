import { code } from './markdown.ts'

/** What a row says, in one cell. A function or a table of fields cannot be printed: the fact's note says what it does. */
export function formatValue(value: unknown, row: string): string {
  if (/(?:^|\.)headers\./.test(row)) return formatHeader(value)
  if (typeof value === 'function') return ''
  if (/\.(?:fields|answer|otherFields)$/.test(row)) return ''
  return code(formatData(value))
}

/** A header's rule in words. */
export function formatHeader(rule: unknown): string {
  if (rule === true) return 'mandatory'
  if (rule === false) return 'not read'
  if (rule instanceof RegExp) return code(String(rule))
  const { optional }: { optional?: unknown } = Object(rule)
  return `optional ${code(String(optional))}`
}

/** Data on one line, as one would write it in a dialect. */
function formatData(value: unknown): string {
  if (typeof value === 'function') return '…'
  if (typeof value === 'string') return `'${value}'`
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return `[${value.map(formatData).join(', ')}]`
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return members.length === 0
    ? '{}'
    : `{ ${members.map(([name, member]) => `${formatName(name)}: ${formatData(member)}`).join(', ')} }`
}

const formatName = (name: string): string => (/^\w+$/.test(name) ? name : `'${name}'`)
