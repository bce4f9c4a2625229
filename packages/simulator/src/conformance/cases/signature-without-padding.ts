import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { ALL_SERVICES, expectCode } from '../define-cases.ts'
import { respellSignature } from '../respell-signature.ts'

export const signatureWithoutPadding: readonly ConformanceCase[] = expectCode({
  name: 'signature-without-padding',
  services: ALL_SERVICES,
  severity: 'should',
  sent: 'whose X-SIGNATURE is base64 without = at its end',
  codes: CODES.success,
  rule: 'good practice: some gateways leave the padding out',
  fix: 'Take base64 without padding.',
  call: (bench, service) => respellSignature(bench, service, (base64) => base64.replace(/=+$/, '')),
})
