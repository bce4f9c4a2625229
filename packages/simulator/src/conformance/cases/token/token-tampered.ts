import { CODES } from '../../codes.ts'
import { type CaseMaker, callEach, expectCode } from '../../define-cases.ts'
import { tamperWith } from '../../forge-token.ts'
import { carriesToken } from '../../traits.ts'

export const tokenTampered: CaseMaker = expectCode({
  name: 'token-tampered',
  at: carriesToken,
  severity: 'must',
  sent: 'with an access token in which something was changed; of a JWT, its expiry too',
  codes: CODES.invalidToken,
  rule: 'BCA: 401xx01 Invalid Token (B2B); NICEPAY codes: 401XX01 Access Token Invalid; ASPI: 401xx03',
  fix: 'Verify the whole token: look it up, or verify its signature before you read its claims.',
  needs: ['token'],
  call: async (tools, service) =>
    callEach(tamperWith(await tools.accessToken()), (accessToken) => tools.call(service, { accessToken })),
})
