import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode } from '../define-cases.ts'

export const grantTypeOfWrongType: readonly ConformanceCase[] = expectCode({
  name: 'grant-type-of-wrong-type',
  services: ['token'],
  severity: 'must',
  sent: 'whose grantType is an object',
  codes: CODES.badRequest,
  rule: 'NICO token: String; BCA: 4007300; NICEPAY codes: 400XX01',
  fix: 'Check the type of grantType, without failing on another.',
  call: (bench, service) =>
    bench.call(service, { body: { grantType: { name: 'client_credentials' }, additionalInfo: {} } }),
})
