/** An amount of money as SNAP writes it: a decimal with two places in a string, and an ISO 4217 currency. */
export interface Amount {
  readonly value: string
  readonly currency: string
}

/** What {@link sameAmount} takes. A bare number or text is rupiah. */
export type AmountLike = Amount | number | bigint | string

/** How many characters the value of an amount may have. @see NICEPAY, NICO "Inquiry", response body: totalAmount.value */
export const MAXIMUM_AMOUNT_LENGTH = 12

/**
 * Writes rupiah for an answer: `rupiah(10000)` is `{ value: '10000.00', currency: 'IDR' }`.
 *
 * @param value Rupiah, not sen. As text: digits, with at most two places behind a point. Nothing is guessed: `'10.000'`
 *   could be ten thousand, and is refused.
 * @throws RangeError for NaN, a negative amount, a fraction of a sen (also one that binary arithmetic left behind, as in
 *   `0.1 + 0.2`), and more than 12 characters when written out.
 */
export function rupiah(value: number | bigint | string): { value: string; currency: 'IDR' } {
  const decimal = toDecimal(value)
  if (decimal === undefined || decimal.length > MAXIMUM_AMOUNT_LENGTH) {
    throw new RangeError(
      `rupiah(${String(value)}): not an amount. It must be 0 or more, in whole sen, and at most ${MAXIMUM_AMOUNT_LENGTH} characters when written out (999999999.99).`,
    )
  }
  return { value: decimal, currency: 'IDR' }
}

/**
 * Compares two amounts by value, not by spelling: `'10000'`, `'10000.00'` and `10000` are the same. Two amounts in different
 * currencies never are.
 *
 * @returns false also when either is no amount. Never throws.
 * @example
 * if (!sameAmount(payment.paidAmount, bill.amount)) return reject('invalidAmount')
 */
export function sameAmount(a: AmountLike, b: AmountLike): boolean {
  const [left, right] = [read(a), read(b)]
  return left.decimal !== undefined && left.decimal === right.decimal && left.currency === right.currency
}

function read(amount: AmountLike): { decimal: string | undefined; currency: string } {
  if (typeof amount !== 'object' || amount === null) return { decimal: toDecimal(amount), currency: 'IDR' }
  return { decimal: toDecimal(amount.value), currency: amount.currency }
}

/** The one spelling of an amount, of any length: no leading zeros, two places. `undefined` for what is no amount. */
export function toDecimal(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') return undefined
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(String(value))
  if (match === null) return undefined
  const [, whole = '', places = ''] = match
  return `${whole.replace(/^0+(?=\d)/, '')}.${places.padEnd(2, '0')}`
}
