import { randomDigits } from '../../bodies.ts'
import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { carriesToken } from '../../traits.ts'

export const tokenUnknown: CaseMaker = expectCode({
  name: 'token-unknown',
  at: carriesToken,
  severity: 'must',
  sent: 'with an access token that was never issued',
  codes: CODES.invalidToken,
  rule: 'BCA: 401xx01 Invalid Token (B2B); NICEPAY codes: 401XX01 Access Token Invalid; ASPI: 401xx03',
  fix: 'Take the access tokens that you issued, and no other.',
  needs: ['token'],
  call: (tools, service) => tools.call(service, { accessToken: randomDigits(54) }),
})
