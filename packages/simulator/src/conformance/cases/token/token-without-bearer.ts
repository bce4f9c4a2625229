import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { carriesToken } from '../../traits.ts'

export const tokenWithoutBearer: CaseMaker = expectCode({
  name: 'token-without-bearer',
  at: carriesToken,
  severity: 'should',
  sent: 'whose Authorization is the token without Bearer before it',
  codes: CODES.noToken,
  rule: 'NICO inquiry: Bearer and the access token; RFC 6750 §2.1',
  fix: 'Refuse an Authorization that is not Bearer and a token.',
  needs: ['token'],
  call: async (tools, service) => tools.call(service, { headers: { Authorization: await tools.accessToken() } }),
})
