import type { Severity } from '../answer/judge-answer.ts'
import type { CalledService } from '../dialects/called-service.ts'

/** One mandatory member of a request's body, as rules ask for it. */
export interface Field {
  readonly name: string
  /** `must` where a document prints the field; `should` where it is inferred. */
  readonly severity: Severity
  readonly maxLength: number | undefined
  /** A value that is too long for it may also be taken for a number that is not registered. */
  readonly namesBill: boolean
  /** Says what a notice reports. */
  readonly isStatus: boolean
}

const NUMBERS: readonly string[] = ['partnerServiceId', 'customerNo', 'payNo', 'virtualAccountNo']

/** The members that a service's table has as mandatory, and that the gateway sends. */
export function listFields({ service, sample, optional }: CalledService): readonly Field[] {
  if (service.role === 'token') return []
  return service.request
    .filter(({ path, presence }) => presence === 'mandatory' && path in sample && !optional.includes(path))
    .map(({ path, maxLength, inferred, kind }) => ({
      name: path,
      severity: inferred ? 'should' : 'must',
      maxLength: kind === 'object' ? undefined : maxLength,
      namesBill: NUMBERS.includes(path),
      isStatus: path === service.status,
    }))
}

/** `payNo` as part of a case's name: `pay-no`. */
export function toCaseName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
