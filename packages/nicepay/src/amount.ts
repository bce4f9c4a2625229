import * as z from 'zod/mini'

/** An amount of money as SNAP writes it: a decimal with two places in a string, and an ISO 4217 currency. */
export interface Amount {
  readonly value: string
  readonly currency: string
}

/** NICEPAY's limit for totalAmount.value. */
const MAXIMUM_LENGTH = 12

/**
 * Writes rupiah for an answer: `rupiah(10000)` is `{ value: '10000.00', currency: 'IDR' }`.
 *
 * @param value Rupiah, not sen. As text: digits, with at most two places behind a point.
 * @throws RangeError for NaN, a negative amount, a fraction of a sen (also one that binary arithmetic left behind, as in
 *   `0.1 + 0.2`), and more than 12 characters when written out.
 */
export function rupiah(value: number | bigint | string): { value: string; currency: 'IDR' } {
  const decimal = toDecimal(value)
  if (decimal === undefined) {
    throw new RangeError(
      `rupiah(${String(value)}): not an amount. It must be 0 or more, in whole sen, and at most ${MAXIMUM_LENGTH} characters when written out (999999999.99).`,
    )
  }
  return { value: decimal, currency: 'IDR' }
}

/**
 * Compares two amounts by value, not by spelling: `'10000'`, `'10000.00'` and `10000` are the same. Two {@link Amount}s must
 * also have the same currency.
 *
 * @returns false when either is no amount.
 */
export function sameAmount(a: AmountLike, b: AmountLike): boolean {
  const [left, right] = [read(a), read(b)]
  if (left.decimal === undefined || left.decimal !== right.decimal) return false
  return left.currency === undefined || right.currency === undefined || left.currency === right.currency
}

/** What {@link sameAmount} takes. A bare number or text has no currency and fits any. */
export type AmountLike = Amount | number | bigint | string

function read(amount: AmountLike): { decimal: string | undefined; currency: string | undefined } {
  if (typeof amount !== 'object' || amount === null) return { decimal: toDecimal(amount), currency: undefined }
  return { decimal: toDecimal(amount.value), currency: amount.currency }
}

/** The one spelling of an amount: no leading zeros, two places. `undefined` for what is no amount, or too long. */
function toDecimal(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') return undefined
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(String(value))
  if (match === null) return undefined
  const [, whole = '', places = ''] = match
  const decimal = `${whole.replace(/^0+(?=\d)/, '')}.${places.padEnd(2, '0')}`
  return decimal.length <= MAXIMUM_LENGTH ? decimal : undefined
}

/** An amount as it may be sent. */
interface AmountSpelling {
  readonly value: string | number
  readonly currency: string
}

/** An amount in a request or an answer, whose value may be text or a number. It comes out in its one spelling. */
export const amountSchema: z.ZodMiniType<Amount, AmountSpelling> = z.looseObject({
  value: z.pipe(
    z.union([z.string(), z.number()]),
    z.transform((value, context) => {
      const decimal = toDecimal(value)
      if (decimal !== undefined) return decimal
      context.issues.push({
        code: 'custom',
        message: `not an amount of at most ${MAXIMUM_LENGTH} characters`,
        input: value,
      })
      return z.NEVER
    }),
  ),
  currency: z.string().check(z.length(3)),
})
