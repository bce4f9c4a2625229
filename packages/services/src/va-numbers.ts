import { type Field, opaque } from '@snap-sdk/core'

/** The three numbers of a virtual account, which each of its services carries. */
export interface VaNumbers {
  /** The prefix of the company. At most 8 characters; padded with spaces in front, which are not seen here. */
  readonly partnerServiceId: string
  /** The customer's part of the number. At most 20 characters. */
  readonly customerNo: string
  /** `partnerServiceId` and `customerNo` together. At most 28 characters. That they agree is *not* checked: the standard's own samples do not. */
  readonly virtualAccountNo: string
}

/** @see ASPI, services 24, 25, 26, 34: the first three rows */
export const VA_NUMBERS: { readonly [Name in keyof VaNumbers]: Field<string> } = {
  partnerServiceId: opaque(8),
  customerNo: opaque(20),
  virtualAccountNo: opaque(28),
}

/** What an answer echoes of every request. */
export const VA_NUMBER_NAMES: readonly (keyof VaNumbers)[] = ['partnerServiceId', 'customerNo', 'virtualAccountNo']
