import type { ConformanceCase } from '../conformance-case.ts'
import { ALL_SERVICES, scenario } from '../define-cases.ts'
import { ERRORS_SENT, gatherErrors } from '../gather-errors.ts'
import { judgeForm } from '../judge-form.ts'

export const errorInGoodForm: readonly ConformanceCase[] = scenario({
  name: 'error-in-good-form',
  services: ALL_SERVICES,
  severity: 'should',
  sent: ERRORS_SENT,
  expected: "the service's digits, a case that a document lists, X-TIMESTAMP, at most 100 characters of message",
  rule: 'ASPI: response headers, response codes; NICO inquiry: sample 2000000, length of responseMessage',
  run: async (bench, service) => judgeForm(await gatherErrors(bench, service), service, 'should', bench),
})
