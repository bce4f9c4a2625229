import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { everywhere } from '../../traits.ts'

export const signatureWrong: CaseMaker = expectCode({
  name: 'signature-wrong',
  at: everywhere,
  severity: 'must',
  sent: 'that was signed with a key nobody knows',
  codes: CODES.unauthorized,
  rule: 'NICO token, NICO inquiry: X-SIGNATURE; BCA: 401xx00 Unauthorized. [Signature]',
  fix: "Verify X-SIGNATURE with the partner's key or secret, and refuse what does not fit.",
  call: (tools, service) => tools.call(service, { caller: 'forger' }),
})
