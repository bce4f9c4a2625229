import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { ALL_SERVICES, expectCode } from '../define-cases.ts'
import { respellSignature } from '../respell-signature.ts'

export const signatureInHex: readonly ConformanceCase[] = expectCode({
  name: 'signature-in-hex',
  services: ALL_SERVICES,
  severity: 'should',
  sent: 'whose X-SIGNATURE is in hex',
  codes: CODES.success,
  rule: 'ASPI names no encoding, and its samples are hex; every gateway sends base64',
  fix: 'Take hex as well as base64.',
  call: (bench, service) => respellSignature(bench, service, (base64) => Buffer.from(base64, 'base64').toString('hex')),
})
