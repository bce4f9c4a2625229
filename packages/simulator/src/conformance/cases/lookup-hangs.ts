import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode, TRANSACTIONS } from '../define-cases.ts'

export const lookupHangs: readonly ConformanceCase[] = expectCode({
  name: 'lookup-hangs',
  services: TRANSACTIONS,
  severity: 'should',
  sent: 'of a number whose lookup never answers',
  codes: [...CODES.timeout, ...CODES.serverError],
  rule: "ASPI: 504xx00 Timeout, before the gateway's patience ends",
  fix: 'Give your own code a deadline, and answer with 504xx00 when it has passed.',
  needs: ['hanging number'],
  call: (bench, service) => bench.call(service, { payNo: bench.numbers.hangs }),
})
