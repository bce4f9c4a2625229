import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode, TRANSACTIONS } from '../define-cases.ts'

export const tokenWithoutBearer: readonly ConformanceCase[] = expectCode({
  name: 'token-without-bearer',
  services: TRANSACTIONS,
  severity: 'should',
  sent: 'whose Authorization is the token without Bearer before it',
  codes: CODES.noToken,
  rule: 'NICO inquiry: Bearer and the access token; RFC 6750 §2.1',
  fix: 'Refuse an Authorization that is not Bearer and a token.',
  needs: ['token'],
  call: async (bench, service) => bench.call(service, { headers: { Authorization: await bench.accessToken() } }),
})
