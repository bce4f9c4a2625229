import type { AnyService, DuplicateRules, Members } from '@snap-sdk/core'
import { OUTCOMES } from '@snap-sdk/core'
import { prepareDuplicates } from '../../../../core/src/gateways/prepare-duplicates.ts'
import { compileFields } from '../../../../core/src/services/compile-fields.ts'
import { code } from '../markdown.ts'
import { tableOf } from './field-rows.ts'
import { reportMeaning } from './meanings.ts'
import type { ServiceWords } from './words.ts'

/** The members of a body as a service sees them. */
export const readValues = (service: AnyService, body: object): Members =>
  compileFields(tableOf(service.fields)).peek(body as Members /* an object of JSON */).values

/** The rules of a service, completed as for an endpoint of it. */
export const policyOf = (service: AnyService): ReturnType<typeof prepareDuplicates> =>
  prepareDuplicates(service, service.duplicates ?? {}, {
    where: service.id,
    hasExternalId: true,
    refusalUndoes: false,
  })

type DuplicateRow = keyof ServiceWords['duplicateRows']

interface DuplicateWords {
  /** What stands in the middle of the codes. */
  readonly digits: string
  readonly readsExternalId: boolean
  readonly words: ServiceWords
}

/** When two calls are one, with the defaults put in. */
export function duplicateCells(
  service: AnyService,
  { digits, readsExternalId, words }: DuplicateWords,
): ReadonlyMap<DuplicateRow, string> {
  const rules: DuplicateRules = service.duplicates ?? {}
  const { meaning } = service
  const policy = policyOf(service)
  const repeat = rules.repeat ?? (meaning === undefined ? 'conflict' : 'replay')
  const names = (fields: readonly string[]): string => fields.map(code).join(' + ')
  const key = [readsExternalId ? words.externalId : undefined, rules.key && names(rules.key)]
  const running = formatOutcome(policy.whileRunning, digits)
  return new Map<DuplicateRow, string>([
    ['key', key.filter((part) => part !== undefined).join('; ')],
    ...(rules.otherKey === undefined ? [] : [['otherKey', names(rules.otherKey)] as const]),
    ['sameness', rules.sameness === undefined ? words.wholeBody : names(rules.sameness)],
    ['repeat', words.repeats[typeof repeat === 'function' ? 'function' : repeat].replace('xx', digits)],
    ['mismatch', formatOutcome(policy.mismatch, digits)],
    ['whileRunning', `${policy.waits ? words.afterWaiting : words.atOnce} ${running}`],
    ...(policy.keepsAnswer ? [['keepDays', words.days(policy.keepDays)] as const] : []),
  ])
}

function formatOutcome(outcome: keyof typeof OUTCOMES, serviceCode: string): string {
  const { httpStatus, caseCode } = OUTCOMES[outcome]
  return `${code(outcome)}, ${httpStatus}${serviceCode}${caseCode}`
}

/** What a status means, on one line: for what a dialect changes. */
export function meaningOnOneLine(service: AnyService, body: object, words: ServiceWords): string {
  const report = reportMeaning(service, readValues(service, body))
  switch (report.kind) {
    case 'none':
      return words.noMeaning
    case 'always':
      return words.always(report.meaning)
    case 'paidUnless':
      return words.alwaysPaid
    case 'status':
      return `${code(report.field)}: ${report.values.map(([value, meaning]) => `${value} ${meaning}`).join(', ')}`
  }
}
