import { SnapConfigurationError } from '../configuration-error.ts'
import type { OutcomeName } from '../outcome-name.ts'
import { OUTCOMES } from '../response/outcomes.ts'
import type { Meaning } from '../services/meaning.ts'
import type { AnyService, DuplicateRules, Members, Repeat } from '../services/service.ts'
import { canonical, isAbsent, valueAt } from '../services/values.ts'
import type { DuplicatePolicy } from './endpoint.ts'

/** The meanings that undo money. */
const UNDOING: ReadonlySet<string> = new Set<Meaning>(['refunded', 'cancelled', 'reversed'])

const REPEATS: ReadonlySet<unknown> = new Set<Repeat>(['conflict', 'replay', 'inconsistent'])

/**
 * Completes the duplicate rules of one service of one contract.
 *
 * @param where The service, for messages: `mybank vaPayment`.
 * @throws SnapConfigurationError `SERVICE_INVALID` for rules that cannot work, and where a call would have no identity at all.
 */
export function prepareDuplicates(
  { meaning }: AnyService,
  rules: DuplicateRules,
  { where, hasExternalId, refusalUndoes }: { where: string; hasExternalId: boolean; refusalUndoes: boolean },
): DuplicatePolicy {
  const reportsMoney = meaning !== undefined
  const { key, otherKey = [], sameness, mismatch = 'conflict', keepDays = 7 } = rules
  const { repeat = reportsMoney ? 'replay' : 'conflict' } = rules
  const waits = reportsMoney || repeat !== 'conflict'
  const { whileRunning = waits ? 'timeout' : 'conflict' } = rules
  check({ key, repeat, mismatch, whileRunning, keepDays }, where)
  if (!hasExternalId && key === undefined) {
    throw new SnapConfigurationError(
      'SERVICE_INVALID',
      `${where}: its calls carry no X-EXTERNAL-ID that must be there, and duplicates.key names no field, so two calls could not be told apart. Name the fields of the payment's own number.`,
    )
  }
  if (refusalUndoes && reportsMoney && repeat !== 'replay') {
    throw new SnapConfigurationError(
      'SERVICE_INVALID',
      `${where}: refusalUndoes is set, and a repeat would get a 4xx, which undoes a payment. Set duplicates.repeat to 'replay'.`,
    )
  }
  /** What tells this notice from others of its payment. A refund that says nothing of it goes by its whole body: it must not be lost. */
  const otherTexts = (values: Members, meant: string): readonly string[] => {
    if (meant === 'paid') return []
    const found = otherKey.map((field) => valueAt(values, field))
    return UNDOING.has(meant) && found.every(isAbsent) ? [canonical(values)] : found.map(canonical)
  }
  const keyFields = (key ?? []).map((field) => field.replace(/\?$/, ''))
  return {
    name(values) {
      const meant = meaning?.(values) ?? ''
      const found = keyFields.map((field) => valueAt(values, field))
      const hasKey =
        key !== undefined && found.every((value, index) => !isAbsent(value) || key[index] !== keyFields[index])
      const others = otherTexts(values, meant)
      const keyTexts = found.map(canonical)
      const sameTexts = sameness?.map((field) => canonical(valueAt(values, field)))
      return {
        key: hasKey
          ? [meant, ...keyTexts.map((text, index) => (isAbsent(found[index]) ? '' : text)), ...others]
          : undefined,
        sameness: sameTexts && JSON.stringify([meant, ...keyTexts, ...sameTexts, ...others]),
      }
    },
    repeat: typeof repeat === 'function' ? (values) => readRepeat(repeat, values) : () => repeat,
    keepsAnswer: waits || key !== undefined,
    waits,
    keepDays,
    mismatch,
    whileRunning,
    fields: [...keyFields, ...otherKey, ...(sameness ?? [])],
    keyField: key?.[0],
  }
}

/** A function of a dialect sees what nobody has checked: what it throws, or gives that is not a repeat, is the first answer again. */
function readRepeat(repeat: (values: Members) => Repeat, values: Members): Repeat {
  try {
    const chosen = repeat(values)
    return REPEATS.has(chosen) ? chosen : 'replay'
  } catch {
    return 'replay'
  }
}

interface CheckedRules {
  readonly key: DuplicateRules['key']
  readonly repeat: NonNullable<DuplicateRules['repeat']>
  readonly mismatch: OutcomeName
  readonly whileRunning: OutcomeName
  readonly keepDays: number
}

function check({ key, repeat, mismatch, whileRunning, keepDays }: CheckedRules, where: string): void {
  const refuse = (what: string) => {
    throw new SnapConfigurationError('SERVICE_INVALID', `${where}: ${what}`)
  }
  if (key !== undefined && !key.some((field) => !field.endsWith('?')))
    refuse('duplicates.key names no field that must be there.')
  if (typeof repeat !== 'function' && !REPEATS.has(repeat))
    refuse(`duplicates.repeat is '${repeat}'; it must be ${[...REPEATS].join(', ')}, or a function.`)
  if (!(keepDays > 0 && keepDays <= 365))
    refuse(`duplicates.keepDays is ${keepDays}; it must be above 0 and at most 365.`)
  for (const [name, outcome] of Object.entries({ mismatch, whileRunning })) {
    if (!Object.hasOwn(OUTCOMES, outcome) || outcome === 'successful')
      refuse(`duplicates.${name} is '${outcome}', which is not an outcome that says no.`)
  }
}
