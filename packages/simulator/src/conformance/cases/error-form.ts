import type { ConformanceCase } from '../conformance-case.ts'
import { ALL_SERVICES, scenario } from '../define-cases.ts'
import { ERRORS_SENT, gatherErrors } from '../gather-errors.ts'
import { judgeForm } from '../judge-form.ts'

export const errorForm: readonly ConformanceCase[] = scenario({
  name: 'error-form',
  services: ALL_SERVICES,
  severity: 'must',
  sent: ERRORS_SENT,
  expected: 'JSON with responseCode, whose first three digits are the HTTP status, and responseMessage',
  rule: 'ASPI: HTTP status, service code and case code, as text of seven digits; NICO token, NICO inquiry',
  run: async (bench, service) => judgeForm(await gatherErrors(bench, service), service, 'must', bench),
})
