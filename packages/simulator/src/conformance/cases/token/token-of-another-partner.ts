import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { carriesToken } from '../../traits.ts'

export const tokenOfAnotherPartner: CaseMaker = expectCode({
  name: 'token-of-another-partner',
  at: carriesToken,
  severity: 'security',
  sent: 'of one partner, with the access token of another',
  codes: [...CODES.invalidToken, ...CODES.unauthorized],
  rule: 'good practice: a token proves who asked for it, and the call names another',
  fix: 'Keep with each token to whom it was issued, and compare that with X-PARTNER-ID.',
  needs: ['token', 'second partner'],
  call: async (tools, service) => tools.call(service, { accessToken: await tools.accessToken('second partner') }),
})
