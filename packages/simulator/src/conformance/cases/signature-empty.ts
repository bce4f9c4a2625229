import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { ALL_SERVICES, expectCode } from '../define-cases.ts'

export const signatureEmpty: readonly ConformanceCase[] = expectCode({
  name: 'signature-empty',
  services: ALL_SERVICES,
  severity: 'must',
  sent: 'whose X-SIGNATURE is empty',
  codes: CODES.noSignature,
  rule: 'NICO token, NICO inquiry: X-SIGNATURE is mandatory; BCA',
  fix: 'Refuse an empty X-SIGNATURE: it must not count as one that need not be verified.',
  call: (bench, service) => bench.call(service, { headers: { 'X-SIGNATURE': '' } }),
})
