import { CODES } from '../../codes.ts'
import { type CaseMaker, callEach, expectCode } from '../../define-cases.ts'
import { forgeWithPublicKey } from '../../forge-token.ts'
import { carriesToken } from '../../traits.ts'

export const tokenSignedWithPublicKey: CaseMaker = expectCode({
  name: 'token-signed-with-public-key',
  at: carriesToken,
  severity: 'security',
  sent: "with a JWT, HS256, whose secret is the gateway's public key",
  codes: CODES.invalidToken,
  rule: 'RFC 8725 §2.1, §3.1; BCA: 401xx01 Invalid Token (B2B)',
  fix: 'Pin the algorithm of your tokens, and never take a public key as a secret.',
  needs: ['token'],
  call: async (tools, service) =>
    callEach(forgeWithPublicKey(await tools.accessToken(), tools), (accessToken) =>
      tools.call(service, { accessToken }),
    ),
})
