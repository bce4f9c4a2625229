import type { AnyService } from '@snap-sdk/core'
import type { ExportedDialect } from '../dialects.ts'
import { formatValue } from '../format-value.ts'
import { code, escapeCell } from '../markdown.ts'
import { duplicateCells, meaningOnOneLine } from './facts-of-service.ts'
import { answerRows, type FieldRow, requestRows } from './field-rows.ts'
import type { ServiceWords } from './words.ts'

/** What one gateway has otherwise than the standard, of one service. */
export interface Difference {
  readonly what: string
  readonly standard: string
  readonly there: string
  readonly certainty: 'documented' | 'inferred' | 'conflicting'
}

/** One service of one dialect. */
export interface SpokenService {
  readonly exported: ExportedDialect
  /** What the dialect calls its handler. */
  readonly handler: string
  readonly service: AnyService
}

/** Rows of speech that change what a service's caller hears, with their defaults. */
const SPEECH = { httpStatus: 'mirror', refusalUndoes: false, deadlineMilliseconds: 9000 } as const

/** Compares a dialect's service with the standard's, row by row. */
export function findDifferences(
  standard: AnyService,
  { exported, handler, service }: SpokenService,
  { words, sample }: { readonly words: ServiceWords; readonly sample: object },
): readonly Difference[] {
  const { facts = {}, dialect } = exported
  const factOf = (...rows: readonly string[]) =>
    rows.map((row) => facts[row]).find((fact) => fact !== undefined) ?? facts[handler]
  const certain = (...rows: readonly string[]) => factOf(...rows)?.certainty ?? 'inferred'
  const found: Difference[] = []
  const compare = (
    before: ReadonlyMap<string, string>,
    after: ReadonlyMap<string, string>,
    { name, rows }: { readonly name: (key: string) => string; readonly rows: readonly string[] },
  ) => {
    for (const key of new Set([...before.keys(), ...after.keys()])) {
      const [one = words.notThere, other = words.notThere] = [before.get(key), after.get(key)]
      if (one !== other) found.push({ what: name(key), standard: one, there: other, certainty: certain(...rows) })
    }
  }

  for (const { rows, name, row } of [
    { rows: requestRows, name: words.inRequest, row: `${handler}.fields` },
    { rows: answerRows, name: words.inAnswer, row: `${handler}.answer` },
  ]) {
    const [before, after] = [byPath(rows(standard, new Map())), byPath(rows(service, new Map()))]
    for (const path of new Set([...before.keys(), ...after.keys()])) {
      const cells = compareRows(before.get(path), after.get(path), words)
      if (cells === undefined) continue
      found.push({ what: `${name} ${code(path)}`, standard: cells[0], there: cells[1], certainty: certain(row) })
    }
  }
  if (service.meaning !== standard.meaning || service.statusField !== standard.statusField) {
    compare(
      new Map([['', meaningOnOneLine(standard, sample, words)]]),
      new Map([['', meaningOnOneLine(service, sample, words)]]),
      { name: () => words.statusIn, rows: [`${handler}.meaning`, `${handler}.statusField`] },
    )
  }
  const header = service.headers?.['X-EXTERNAL-ID'] ?? dialect.headers?.['X-EXTERNAL-ID']
  const duplicatesOf = (of: AnyService, readsExternalId: boolean): ReadonlyMap<string, string> =>
    new Map(
      [...duplicateCells(of, { digits: of.code, readsExternalId, words })].map(([row, cell]) => [
        words.duplicateRows[row],
        cell === words.repeats.function ? escapeCell(facts[`${handler}.duplicates`]?.note ?? cell) : cell,
      ]),
    )
  compare(duplicatesOf(standard, true), duplicatesOf(service, header !== false), {
    name: (row) => row,
    rows: [`${handler}.duplicates`, `${handler}.headers.X-EXTERNAL-ID`, 'headers.X-EXTERNAL-ID'],
  })
  for (const [row, standardValue] of Object.entries(SPEECH)) {
    const value: unknown = Reflect.get(service, row) ?? Reflect.get(dialect, row) ?? standardValue
    if (value !== standardValue)
      found.push({
        what: code(row),
        standard: code(String(standardValue)),
        there: code(String(value)),
        certainty: certain(`${handler}.${row}`, row),
      })
  }
  for (const row of ['outcomes', 'failures'] as const) {
    const own = { ...dialect[row], ...service[row] }
    for (const [name, value] of Object.entries(own))
      found.push({
        what: code(name),
        standard: '',
        there: formatValue(value, row),
        certainty: certain(`${handler}.${row}`, row),
      })
  }
  for (const [row, what] of [
    ['toBody', words.bodyOfAnswer],
    ['toRefusalBody', words.bodyOfRefusal],
  ] as const) {
    if (service[row] === standard[row]) continue
    const fact = facts[`${handler}.${row}`]
    if (fact !== undefined)
      found.push({ what, standard: '', there: escapeCell(fact.note ?? ''), certainty: fact.certainty })
  }
  return found
}

const byPath = (rows: readonly FieldRow[]): ReadonlyMap<string, FieldRow> =>
  new Map(rows.map((row) => [[row.path, ...row.otherSpellings].join(', '), row]))

/** What is another in two lines of one field: its form, whether it must be there, or both. */
function compareRows(
  one: FieldRow | undefined,
  other: FieldRow | undefined,
  words: ServiceWords,
): readonly [string, string] | undefined {
  const formOf = ({ form }: FieldRow) => words.form(form)
  const demandOf = ({ demand }: FieldRow) => `${words.heads[1].toLowerCase()}: ${words.demands[demand]}`
  const whole = (row: FieldRow | undefined) => (row === undefined ? words.notThere : `${formOf(row)}; ${demandOf(row)}`)
  if (one === undefined || other === undefined) return [whole(one), whole(other)]
  if (formOf(one) !== formOf(other))
    return one.demand === other.demand ? [formOf(one), formOf(other)] : [whole(one), whole(other)]
  return one.demand === other.demand ? undefined : [demandOf(one), demandOf(other)]
}
