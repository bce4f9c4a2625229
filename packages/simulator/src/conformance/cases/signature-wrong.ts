import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { ALL_SERVICES, expectCode } from '../define-cases.ts'

export const signatureWrong: readonly ConformanceCase[] = expectCode({
  name: 'signature-wrong',
  services: ALL_SERVICES,
  severity: 'must',
  sent: 'that was signed with a key nobody knows',
  codes: CODES.unauthorized,
  rule: 'NICO token, NICO inquiry: X-SIGNATURE; BCA: 401xx00 Unauthorized. [Signature]',
  fix: "Verify X-SIGNATURE with the partner's key or secret, and refuse what does not fit.",
  call: (bench, service) => bench.call(service, { caller: 'forger' }),
})
