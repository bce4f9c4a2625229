import { describe, describeExpected } from './describe.ts'
import type { FieldRule } from './field.ts'

/** What is wrong with a body, the first of each kind: what is missing is told before what is wrong. */
export interface Faults {
  missing: string | undefined
  invalid: { readonly field: string; readonly message: string } | undefined
}

export function noFaults(): Faults {
  return { missing: undefined, invalid: undefined }
}

/** Notes a value of a wrong form. */
export function refuse(faults: Faults, field: string, rule: FieldRule, value: unknown): undefined {
  return refuseAs(faults, field, value, describeExpected(rule, value))
}

/** The same, where the row's own words would not do. */
export function refuseAs(faults: Faults, field: string, value: unknown, expected: string): undefined {
  faults.invalid ??= { field, message: `${field}: ${describe(value)} came; expected ${expected}` }
  return undefined
}
