import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { respellSignature } from '../../respell-signature.ts'
import { leavesEncodingOpen } from '../../traits.ts'

export const signatureInHex: CaseMaker = expectCode({
  name: 'signature-in-hex',
  at: leavesEncodingOpen,
  severity: 'should',
  sent: 'whose X-SIGNATURE is in hex',
  codes: CODES.success,
  rule: 'ASPI names no encoding, and its samples are hex; every gateway sends base64',
  fix: 'Take hex as well as base64.',
  call: (tools, service) => respellSignature(tools, service, (base64) => Buffer.from(base64, 'base64').toString('hex')),
})
