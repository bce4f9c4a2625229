import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { respellSignature } from '../../respell-signature.ts'
import { leavesEncodingOpen } from '../../traits.ts'

export const signatureWithoutPadding: CaseMaker = expectCode({
  name: 'signature-without-padding',
  at: leavesEncodingOpen,
  severity: 'should',
  sent: 'whose X-SIGNATURE is base64 without = at its end',
  codes: CODES.success,
  rule: 'good practice: some gateways leave the padding out',
  fix: 'Take base64 without padding.',
  call: (tools, service) => respellSignature(tools, service, (base64) => base64.replace(/=+$/, '')),
})
