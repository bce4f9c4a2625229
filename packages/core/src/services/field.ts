import { SnapConfigurationError } from '../configuration-error.ts'

declare const fieldValue: unique symbol

/**
 * One row of a field table: what a member of a body must be. A plain descriptor: the checks are made from it.
 *
 * `Value` is what a handler sees, or gives. Make rows with {@link text}, {@link amount}, {@link optional} and the others.
 */
export interface Field<Value = unknown> {
  /** What it checks. */
  readonly rule: FieldRule
  /** Absent, `null` and an empty text are then no fault, and neither is another length. */
  readonly optional: boolean
  /** Its spellings in the body, tried in this order. Default: the field's own name. */
  readonly wireNames?: readonly string[] | undefined
  /** Only a type: no row has such a member. */
  readonly [fieldValue]?: Value
}

/** What a row checks. */
export type FieldRule =
  | {
      readonly kind: 'text'
      readonly maximum: number
      readonly numbers: boolean
      readonly opaque: boolean
      readonly digits: boolean
    }
  | { readonly kind: 'literal'; readonly value: string }
  | { readonly kind: 'date' }
  | { readonly kind: 'instant' }
  | { readonly kind: 'number' }
  | { readonly kind: 'amount'; readonly maximum: number }
  | { readonly kind: 'object'; readonly fields: FieldTable }
  | { readonly kind: 'list'; readonly of: Field; readonly maximum: number }
  | { readonly kind: 'any' }

/** A field table whose request is not known. */
export type FieldTable = Readonly<Record<string, Field>>

/** A field table typed by its request or answer: a row for each field that it names, and none for another. A missing row does not compile. */
export type Fields<Request> = {
  readonly [Name in keyof Request as string extends Name ? never : Name]-?: Field<Exclude<Request[Name], undefined>>
}

/** An amount of money as SNAP writes it: a decimal with two places in a string, and an ISO 4217 currency. */
export interface Amount {
  /** Digits with two places behind a point: `10000.00`. */
  readonly value: string
  /** Three capital letters: `IDR`. That such a currency exists is *not* checked. */
  readonly currency: string
}

/** Any members. What a table names is checked, everything else passes as it came. */
export interface OpenObject {
  readonly [member: string]: unknown
}

const row = <Value>(rule: FieldRule): Field<Value> => ({ rule, optional: false })

/**
 * A mandatory text of 1 to `maximum` characters. In a request a JSON number is taken as the text of its digits, unless `numbers` is
 * `false`; in an answer only a text passes.
 */
export function text(maximum: number, { numbers = true }: { readonly numbers?: boolean } = {}): Field<string> {
  return row({ kind: 'text', maximum: checkMaximum(maximum), numbers, opaque: false, digits: false })
}

/** A mandatory text of digits alone, at most `maximum` of them. In a request a JSON number is taken as the text of its digits. */
export function digits(maximum: number): Field<string> {
  return row({ kind: 'text', maximum: checkMaximum(maximum), numbers: true, opaque: false, digits: true })
}

/**
 * A number that the gateway pads with spaces: partnerServiceId, customerNo, virtualAccountNo. The handler, keys and sameness see it
 * without leading and trailing U+0020; a zero is never stripped, digits are not demanded, and an echo is the received text.
 */
export function opaque(maximum: number): Field<string> {
  return row({ kind: 'text', maximum: checkMaximum(maximum), numbers: true, opaque: true, digits: false })
}

/** This one text, and no other. */
export function literal<const Text extends string>(value: Text): Field<Text> {
  return row({ kind: 'literal', value })
}

/** A point in time of a request, not empty and otherwise not judged, handed on as its text: gateways spell it in five ways. `parseDate` of `@snap-sdk/services` reads them. */
export const date: Field<string> = row({ kind: 'date' })

/** An instant in an answer, a `Date` or ISO 8601 with an offset. It goes out in Jakarta's offset. */
export const instant: Field<Date | string> = row({ kind: 'instant' })

/** A JSON number, or the text of one. The handler sees a number. */
export const number: Field<number> = row({ kind: 'number' })

/** An {@link Amount} whose value has at most `maximum` characters, the point included: 19 in the standard (16.2), 12 to 16 at some gateways. */
export function amountOf(maximum: number): Field<Amount> {
  return row({ kind: 'amount', maximum: checkMaximum(maximum) })
}

/** An {@link Amount} of the standard's size: 16 digits before the point. */
export const amount: Field<Amount> = amountOf(19)

/** An object with these members. In a request others pass, too; an echo and an answer hold these alone. */
export function object<Members extends object>(fields: Fields<Members>): Field<Members> {
  return row({ kind: 'object', fields: fields as FieldTable /* each of its rows is a Field */ })
}

/** An object of which nothing is known: it passes as it is, in requests and answers. Nobody has looked at it, so it is not echoed. */
export const openObject: Field<OpenObject> = row({ kind: 'object', fields: {} })

/** A list of at most `maximum` members, 1000 by default; a longer one is refused. */
export function list<Member>(of: Field<Member>, maximum = 1000): Field<readonly Member[]> {
  return row({ kind: 'list', of, maximum: checkMaximum(maximum) })
}

/** Whatever it is. Nobody has looked at it, so it is not echoed. */
export const any: Field<unknown> = row({ kind: 'any' })

/**
 * The same field, which may be absent, `null` or empty. In a request its length never refuses, and one of another form counts as absent; only
 * an amount's form is judged all the same. Members that an optional object or list must have are still demanded where it came.
 */
export function optional<Value>(field: Field<Value>): Field<Value> {
  return { ...field, optional: true }
}

/** The same field under other spellings in the body: of a request the first one that is there counts, an answer is written under the first. */
export function spelled<Value>(field: Field<Value>, ...wireNames: readonly [string, ...string[]]): Field<Value> {
  return { ...field, wireNames }
}

function checkMaximum(maximum: number): number {
  if (Number.isSafeInteger(maximum) && maximum > 0) return maximum
  throw new SnapConfigurationError(
    'SERVICE_INVALID',
    `a field's maximum is ${maximum}; it must be a whole number above 0.`,
  )
}
