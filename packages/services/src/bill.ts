import {
  type Amount,
  amount,
  type Field,
  type Fields,
  type OpenObject,
  openObject,
  optional,
  text,
} from '@snap-sdk/core'
import { type Bilingual, bilingual } from './bilingual.ts'

/** One bill of a virtual account. */
export interface Bill {
  /** The bill's code, by which the customer chooses. At most 2 characters. */
  readonly billCode?: string | undefined
  /** The merchant's number of the bill. At most 18 characters. */
  readonly billNo?: string | undefined
  /** At most 20 characters. */
  readonly billName?: string | undefined
  /** The name as a channel shows it. At most 10 characters. */
  readonly billShortName?: string | undefined
  /** At most 18 characters in a language. */
  readonly billDescription?: Bilingual | undefined
  /** The merchant's product code. At most 5 characters. */
  readonly billSubCompany?: string | undefined
  readonly billAmount?: Amount | undefined
  readonly additionalInfo?: OpenObject | undefined
}

/** @see ASPI, services 24, 25, 26: billDetails */
export const BILL: Fields<Bill> = {
  billCode: optional(text(2)),
  billNo: optional(text(18)),
  billName: optional(text(20)),
  billShortName: optional(text(10)),
  billDescription: optional(bilingual(18)),
  billSubCompany: optional(text(5)),
  billAmount: optional(amount),
  additionalInfo: optional(openObject),
}

/** How a bill of a payment ended. */
export interface BillResult {
  /** `00` paid, `01` rejected. At most 2 characters. */
  readonly status?: string | undefined
  /** At most 64 characters in a language. */
  readonly reason?: Bilingual | undefined
}

/** @see ASPI, services 25, 26: billDetails of the answer */
export const BILL_RESULT: { readonly status: Field<string>; readonly reason: Field<Bilingual> } = {
  status: optional(text(2)),
  reason: optional(bilingual(64)),
}

/** How many bills a call may carry. */
export const MAXIMUM_BILLS = 24
