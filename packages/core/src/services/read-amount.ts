import type { FieldRule } from './field.ts'
import { type Faults, type FieldReader, noFaults, refuse, refuseAs } from './field-reader.ts'
import { isAbsent, isMembers, ownMember, toAmountValue } from './values.ts'

type AmountRule = FieldRule & { readonly kind: 'amount' }

/**
 * Reads amounts: value and currency alone, the value in its one spelling. They are strict, optional ones too: a wrong amount is refused and
 * never overlooked. But an optional one whose members are both empty is not there: a bank writes so one that is not used.
 */
export function readAmount(rule: AmountRule, optional: boolean): FieldReader {
  function read(amount: unknown, path: string, faults: Faults): unknown {
    if (!isMembers(amount)) return refuse(faults, path, rule, amount)
    const value = ownMember(amount, 'value')
    const currency = ownMember(amount, 'currency')
    if (isAbsent(value) || isAbsent(currency)) {
      const isThere = !optional || !isAbsent(value) || !isAbsent(currency)
      if (isThere) faults.missing ??= `${path}.${isAbsent(value) ? 'value' : 'currency'}`
      return undefined
    }
    const exact = toAmountValue(value)
    if (exact === undefined)
      return refuseAs(faults, `${path}.value`, value, 'digits with at most two decimals, as in 10000.00')
    if (!optional && exact.length > rule.maximum)
      return refuseAs(faults, `${path}.value`, exact, `at most ${rule.maximum}, written with two decimals`)
    if (typeof currency !== 'string' || currency.length !== 3)
      return refuseAs(faults, `${path}.currency`, currency, '3 characters, as in IDR')
    return { value: exact, currency }
  }
  return {
    read,
    peek(amount) {
      if (!isMembers(amount)) return amount
      const value = ownMember(amount, 'value')
      const currency = ownMember(amount, 'currency')
      if (isAbsent(value) && isAbsent(currency)) return undefined
      const exact = toAmountValue(value)
      return exact === undefined || typeof currency !== 'string' ? amount : { value: exact, currency }
    },
    receive(amount) {
      if (!isMembers(amount) || read(amount, '', noFaults()) === undefined) return undefined
      return { value: amount.value, currency: amount.currency }
    },
  }
}
