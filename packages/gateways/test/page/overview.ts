import type { Fact } from '../../src/fact.ts'
import type { ExportedDialect } from './dialects.ts'
import { formatHeader, formatValue } from './format-value.ts'
import { escapeCell, table } from './markdown.ts'
import { type AnyDialect, BESIDE_ROWS, valueOfRow } from './rows.ts'

/** A column of the overview. */
interface Axis {
  readonly title: string
  /** The rows that it is about, as they end. */
  readonly rows: RegExp
  /** What a dialect without such a row has. */
  readonly otherwise: string
}

const STANDARD = 'standard'

// Two tables, since one of all columns is too wide to read.
const AXES: readonly (readonly Axis[])[] = [
  [
    { title: 'Signature', rows: /(?:^|\.)signature$/, otherwise: STANDARD },
    { title: 'Token', rows: /^token(?:Path|Rows)?$/, otherwise: STANDARD },
    { title: 'Headers', rows: /(?:^|\.)(?:caller|headers\..*)$/, otherwise: STANDARD },
    { title: 'Signed path', rows: /(?:^|\.)signedPath$/, otherwise: 'as received' },
    { title: 'HTTP status', rows: /(?:^|\.)(?:httpStatus|refusalUndoes)$/, otherwise: 'mirror' },
  ],
  [
    { title: 'Services', rows: /^(?!retries$|timeout$)[^.]+$/, otherwise: '' },
    {
      title: 'Codes and texts',
      rows: /(?:^|\.)(?:outcomes|failures|messageLength|toBody|toRefusalBody)$/,
      otherwise: STANDARD,
    },
    { title: 'Meaning', rows: /\.meaning$/, otherwise: STANDARD },
    { title: 'Duplicates', rows: /\.duplicates$/, otherwise: STANDARD },
    { title: 'Deadline', rows: /(?:^|\.)deadlineMilliseconds$/, otherwise: '9000 ms' },
    { title: 'Addresses', rows: /^addresses$/, otherwise: 'not published' },
    { title: 'Retries, time-out', rows: /^(?:retries|timeout)$/, otherwise: 'unknown' },
  ],
]

/** The tables gateway × axis: what each gateway has otherwise than the standard, with its certainty. Sources stand in its own section. */
export function formatOverview(dialects: readonly ExportedDialect[]): readonly string[] {
  return AXES.map((axes) =>
    table(
      ['Gateway', ...axes.map((axis) => axis.title)],
      dialects.map((exported) => [
        `[${exported.exportName}](#${exported.exportName.toLowerCase()})`,
        ...axes.map((axis) => formatCell(axis, exported)),
      ]),
    ),
  )
}

function formatCell({ title, rows, otherwise }: Axis, { dialect, facts = {} }: ExportedDialect): string {
  const cells = Object.entries(facts)
    .filter(([row]) => rows.test(row))
    .filter(([row]) => (title === 'Services') === Object.hasOwn(dialect.services, row))
    .filter(([row]) => valueOfRow(dialect, row) !== undefined || BESIDE_ROWS.includes(row))
    .map(
      ([row, fact]) =>
        `${shorten(row, valueOfRow(dialect, row), fact, dialect)} (${fact.certainty.charAt(0).toUpperCase()})`,
    )
  return cells.length === 0 ? otherwise : cells.join('<br>')
}

/** One row in few words. */
function shorten(row: string, value: unknown, { note = '' }: Fact, { services }: AnyDialect): string {
  const parts = row.split('.')
  const ofService = services[parts[0] ?? ''] === undefined ? '' : `${parts.shift()}`
  const whose = ofService === '' ? '' : `${ofService}: `
  switch (parts[0]) {
    case undefined:
      return `${ofService} ${services[ofService]?.code}`
    case 'meaning':
    case 'duplicates':
      return ofService
    case 'toBody':
      return `${whose}answer`
    case 'toRefusalBody':
      return `${whose}refusal`
    case 'messageLength':
      return `${whose}messages of ${String(value)}`
    case 'headers':
      return `${whose}${parts[1]} ${formatHeader(value)}`
    case 'token':
      return value === false ? 'no token' : formatValue(value, row)
    case 'tokenRows':
      return 'codes of its own'
    case 'outcomes':
    case 'failures':
      return `${whose}${Object.keys(Object(value)).join(', ')}`
    case 'addresses':
      return 'published'
    case 'refusalUndoes':
      return `${whose}a 4xx undoes money`
    case 'deadlineMilliseconds':
      return `${whose}${String(value)} ms`
    case 'retries':
    case 'timeout':
      return escapeCell(`${row}: ${note}`)
    default:
      return `${whose}${formatValue(value, row)}`
  }
}
