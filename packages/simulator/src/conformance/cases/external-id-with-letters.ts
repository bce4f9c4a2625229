import { randomDigits } from '../bodies.ts'
import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode, TRANSACTIONS } from '../define-cases.ts'

export const externalIdWithLetters: readonly ConformanceCase[] = expectCode({
  name: 'external-id-with-letters',
  services: TRANSACTIONS,
  severity: 'should',
  sent: 'whose X-EXTERNAL-ID has letters',
  codes: CODES.success,
  rule: 'NICEPAY SDKs send letters; ASPI v1.0.2: alphanumeric, before: numeric',
  fix: 'Take letters in X-EXTERNAL-ID.',
  call: (bench, service) => bench.call(service, { externalId: `ordNo${randomDigits(14)}` }),
})
