import type { FieldRule } from './field.ts'
import { type FieldReader, refuse } from './field-reader.ts'
import { fits, trimSpaces } from './values.ts'

/** The rules of what has no members. */
export type ScalarRule = Exclude<FieldRule, { readonly kind: 'amount' | 'object' | 'list' }>

/** Reads texts, numbers and the like. An optional one of a wrong form counts as absent, and its length is not judged: it never refuses a payment. */
export function readScalar(rule: ScalarRule, optional: boolean): FieldReader {
  const normalise = normaliser(rule)
  const maximum = rule.kind === 'text' && !optional ? rule.maximum : undefined
  const check = (value: unknown): unknown => {
    const normalised = normalise(value)
    return maximum !== undefined && typeof normalised === 'string' && !fits(normalised, maximum)
      ? undefined
      : normalised
  }
  return {
    read(value, path, faults) {
      const read = check(value)
      if (read !== undefined && read !== '') return read
      // Nothing but padding is nothing.
      if (read === '' && !optional) faults.missing ??= path
      if (read === undefined && !optional) refuse(faults, path, rule, value)
      return undefined
    },
    peek(value) {
      const normalised = normalise(value) ?? value
      return normalised === '' ? undefined : normalised
    },
    receive(value) {
      const read = rule.kind === 'any' ? undefined : check(value)
      return read === undefined || read === '' ? undefined : value
    },
  }
}

/** What a value of a right form is to the handler, whatever its length; `undefined` for one of a wrong form. */
function normaliser(rule: ScalarRule): (value: unknown) => unknown {
  switch (rule.kind) {
    case 'text': {
      const { digits, numbers, opaque } = rule
      return (value) => {
        const text = typeof value === 'string' || numbers ? toText(value) : undefined
        if (text === undefined || (digits && !/^\d+$/.test(text))) return undefined
        return opaque ? trimSpaces(text) : text
      }
    }
    case 'literal':
      return (value) => (toText(value) === rule.value ? rule.value : undefined)
    case 'date':
    case 'instant':
      return toText
    case 'number':
      return toNumber
    case 'any':
      return (value) => value
  }
}

/** A text, or a JSON number as the text of its digits. */
function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : undefined
}

function toNumber(value: unknown): number | undefined {
  if (typeof value === 'string' && !/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value)) return undefined
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}
