import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { isToken } from '../../traits.ts'

export const grantTypeOfWrongType: CaseMaker = expectCode({
  name: 'grant-type-of-wrong-type',
  at: isToken,
  severity: 'must',
  sent: 'whose grantType is an object',
  codes: CODES.badRequest,
  rule: 'NICO token: String; BCA: 4007300; NICEPAY codes: 400XX01',
  fix: 'Check the type of grantType, without failing on another.',
  call: (tools, service) =>
    tools.call(service, { body: { grantType: { name: 'client_credentials' }, additionalInfo: {} } }),
})
