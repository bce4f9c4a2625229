import { CODES } from '../../codes.ts'
import { type CaseMaker, callEach, expectCode } from '../../define-cases.ts'
import { forgeWithoutSignature } from '../../forge-token.ts'
import { carriesToken } from '../../traits.ts'

export const tokenWithAlgNone: CaseMaker = expectCode({
  name: 'token-with-alg-none',
  at: carriesToken,
  severity: 'security',
  sent: 'with a JWT whose header says alg none',
  codes: CODES.invalidToken,
  rule: 'RFC 8725 §3.1, §3.2; BCA: 401xx01 Invalid Token (B2B)',
  fix: 'Pin the algorithm of your tokens: the header of a token must not choose it.',
  needs: ['token'],
  call: async (tools, service) =>
    callEach(forgeWithoutSignature(await tools.accessToken(), tools), (accessToken) =>
      tools.call(service, { accessToken }),
    ),
})
