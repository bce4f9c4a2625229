import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { everywhere } from '../../traits.ts'

export const signatureEmpty: CaseMaker = expectCode({
  name: 'signature-empty',
  at: everywhere,
  severity: 'must',
  sent: 'whose X-SIGNATURE is empty',
  codes: CODES.noSignature,
  rule: 'NICO token, NICO inquiry: X-SIGNATURE is mandatory; BCA',
  fix: 'Refuse an empty X-SIGNATURE: it must not count as one that need not be verified.',
  call: (tools, service) => tools.call(service, { headers: { 'X-SIGNATURE': '' } }),
})
