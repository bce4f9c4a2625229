import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { ALL_SERVICES, expectCode } from '../define-cases.ts'

export const bodyEmpty: readonly ConformanceCase[] = expectCode({
  name: 'body-empty',
  services: ALL_SERVICES,
  severity: 'must',
  sent: 'without a body',
  codes: CODES.badRequest,
  rule: 'BCA: 400xx00 Bad Request; NICEPAY codes: 400XX02 Invalid Mandatory Field',
  fix: 'Refuse an empty body, without failing on it.',
  call: (bench, service) => bench.call(service, { body: '' }),
})
