import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { isToken } from '../../traits.ts'

export const grantTypeMissing: CaseMaker = expectCode({
  name: 'grant-type-missing',
  at: isToken,
  severity: 'must',
  sent: 'without grantType',
  codes: CODES.badRequest,
  rule: 'NICO token: mandatory; BCA: 4007300; NICEPAY codes: 400XX02; others read 4007301',
  fix: 'Refuse a token request without grantType.',
  call: (tools, service) => tools.call(service, { body: { additionalInfo: {} } }),
})
