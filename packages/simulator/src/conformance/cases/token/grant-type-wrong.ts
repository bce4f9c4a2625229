import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { isToken } from '../../traits.ts'

export const grantTypeWrong: CaseMaker = expectCode({
  name: 'grant-type-wrong',
  at: isToken,
  severity: 'must',
  sent: 'whose grantType is authorization_code',
  codes: CODES.badRequest,
  rule: 'NICO token: client_credentials; BCA: 4007300; NICEPAY codes: 400XX01',
  fix: 'Take client_credentials alone.',
  call: (tools, service) => tools.call(service, { body: { grantType: 'authorization_code', additionalInfo: {} } }),
})
