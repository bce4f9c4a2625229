import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode } from '../define-cases.ts'

export const grantTypeMissing: readonly ConformanceCase[] = expectCode({
  name: 'grant-type-missing',
  services: ['token'],
  severity: 'must',
  sent: 'without grantType',
  codes: CODES.badRequest,
  rule: 'NICO token: mandatory; BCA: 4007300; NICEPAY codes: 400XX02; others read 4007301',
  fix: 'Refuse a token request without grantType.',
  call: (bench, service) => bench.call(service, { body: { additionalInfo: {} } }),
})
