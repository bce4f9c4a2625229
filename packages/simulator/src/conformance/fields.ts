import type { Severity } from '../answer/judge-answer.ts'

/** One mandatory field of a request's body. */
export interface Field {
  readonly name: string
  readonly service: 'inquiry' | 'payment'
  /** `must` where a page prints the field; `should` where it is inferred. */
  readonly severity: Severity
  readonly maxLength?: number
  /** A value that is too long for it may also be taken for a number that is not registered. */
  readonly namesBill?: true
}

/** @see docs/protocol.md, "NICO inquiry" and "NICO payment" */
export const FIELDS: readonly Field[] = [
  { service: 'inquiry', severity: 'must', name: 'partnerServiceId', maxLength: 4, namesBill: true },
  { service: 'inquiry', severity: 'must', name: 'customerNo', maxLength: 8, namesBill: true },
  { service: 'inquiry', severity: 'must', name: 'payNo', maxLength: 12, namesBill: true },
  { service: 'inquiry', severity: 'must', name: 'inquiryRequestId', maxLength: 40 },
  { service: 'inquiry', severity: 'must', name: 'mitraCd', maxLength: 4 },
  { service: 'payment', severity: 'should', name: 'partnerServiceId', maxLength: 4, namesBill: true },
  { service: 'payment', severity: 'should', name: 'customerNo', maxLength: 8, namesBill: true },
  { service: 'payment', severity: 'should', name: 'payNo', maxLength: 12, namesBill: true },
  { service: 'payment', severity: 'should', name: 'paidAmount' },
]

/** Where a field comes from. */
export const FIELD_SOURCES: Readonly<Record<Field['service'], string>> = {
  inquiry: 'NICO inquiry: mandatory',
  payment: 'inferred from NICO inquiry and ASPI service 25, since the body of NICO payment is not published',
}

/** `payNo` as part of a case's name: `pay-no`. */
export function toCaseName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
