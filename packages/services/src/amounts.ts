import type { Amount } from '@snap-sdk/core'

/** What {@link sameAmount} takes. A bare number or text is rupiah. */
export type AmountLike = Amount | number | bigint | string

/** 16 digits, the point and two places: the standard's 16.2. Gateways with less have a field row of their own: 12 at NICEPAY, 16 at BCA. */
const MAXIMUM_LENGTH = 19

/**
 * Writes rupiah for an answer: `rupiah(10000)` is `{ value: '10000.00', currency: 'IDR' }`.
 *
 * Does *not* check the gateway's own limit: its answer's table does, when the answer is written.
 *
 * @param value Rupiah, not sen. As text: digits, with at most two places behind a point. Nothing is guessed: `'10.000'`
 *   could be ten thousand, and is refused.
 * @throws RangeError for NaN, a negative amount, a fraction of a sen (also one that binary arithmetic left behind, as in
 *   `0.1 + 0.2`), a number too large to be exact, and more than 16 digits before the point.
 */
export function rupiah(value: number | bigint | string): { value: string; currency: 'IDR' } {
  return { value: write(value, 'rupiah'), currency: 'IDR' }
}

/**
 * Writes an amount in any currency: `amount('12.50', 'USD')`. Two places are written whatever the currency, as the standard does.
 *
 * @param value As in {@link rupiah}.
 * @param currency ISO 4217, three capital letters. That such a currency exists is *not* checked.
 * @throws RangeError as {@link rupiah}, and for a currency of another form.
 */
export function amount<const Currency extends string>(
  value: number | bigint | string,
  currency: Currency,
): { value: string; currency: Currency } {
  if (!/^[A-Z]{3}$/.test(currency)) {
    throw new RangeError(
      `amount(…, '${currency}'): the currency must be three capital letters of ISO 4217, such as USD.`,
    )
  }
  return { value: write(value, 'amount'), currency }
}

/**
 * Compares two amounts by value, not by spelling: `'10000'`, `'10000.00'` and `10000` are the same. Two amounts in different
 * currencies never are.
 *
 * @returns false also when either is not an amount. Never throws.
 * @example
 * const checkAmount = ({ paidAmount }: VaPaymentRequest) =>
 *   sameAmount(paidAmount, bill.amount) ? undefined : reject('invalidAmount')
 */
export function sameAmount(a: AmountLike, b: AmountLike): boolean {
  const [left, right] = [read(a), read(b)]
  return left.decimal !== undefined && left.decimal === right.decimal && left.currency === right.currency
}

function read(amount: AmountLike): { decimal: string | undefined; currency: string } {
  if (typeof amount !== 'object' || amount === null) return { decimal: toDecimal(amount), currency: 'IDR' }
  return { decimal: toDecimal(amount.value), currency: amount.currency }
}

function write(value: number | bigint | string, name: string): string {
  const decimal = toDecimal(value)
  if (decimal !== undefined && decimal.length <= MAXIMUM_LENGTH) return decimal
  throw new RangeError(
    `${name}(${String(value)}): not an amount. It must be 0 or more, in whole hundredths, and have at most 16 digits before the point; a number above ${Number.MAX_SAFE_INTEGER} is not exact: give a bigint or a text.`,
  )
}

/** The one spelling of an amount, of any length: no leading zeros, two places. `undefined` for what is not an amount. */
function toDecimal(value: unknown): string | undefined {
  if (typeof value === 'number' && !isExact(value)) return undefined
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') return undefined
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(String(value))
  if (match === null) return undefined
  const [, whole = '', places = ''] = match
  return `${whole.replace(/^0+(?=\d)/, '')}.${places.padEnd(2, '0')}`
}

/** Whether a number can tell each hundredth from its neighbours. */
function isExact(value: number): boolean {
  return Number.isSafeInteger(value) || Math.abs(value) <= Number.MAX_SAFE_INTEGER / 100
}
