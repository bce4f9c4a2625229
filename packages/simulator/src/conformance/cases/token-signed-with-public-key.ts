import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { callEach, expectCode, TRANSACTIONS } from '../define-cases.ts'
import { forgeWithPublicKey } from '../forge-token.ts'

export const tokenSignedWithPublicKey: readonly ConformanceCase[] = expectCode({
  name: 'token-signed-with-public-key',
  services: TRANSACTIONS,
  severity: 'must',
  sent: "with a JWT, HS256, whose secret is the gateway's public key",
  codes: CODES.invalidToken,
  rule: 'RFC 8725 §2.1, §3.1; BCA: 401xx01 Invalid Token (B2B)',
  fix: 'Pin the algorithm of your tokens, and never take a public key as a secret.',
  needs: ['token'],
  call: async (bench, service) =>
    callEach(forgeWithPublicKey(await bench.accessToken(), bench), (accessToken) =>
      bench.call(service, { accessToken }),
    ),
})
