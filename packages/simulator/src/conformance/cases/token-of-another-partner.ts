import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode, TRANSACTIONS } from '../define-cases.ts'

export const tokenOfAnotherPartner: readonly ConformanceCase[] = expectCode({
  name: 'token-of-another-partner',
  services: TRANSACTIONS,
  severity: 'should',
  sent: 'of one partner, with the access token of another',
  codes: [...CODES.invalidToken, ...CODES.unauthorized],
  rule: 'good practice: a token proves who asked for it, and the call names another',
  fix: 'Keep with each token to whom it was issued, and compare that with X-PARTNER-ID.',
  needs: ['token', 'second partner'],
  call: async (bench, service) => bench.call(service, { accessToken: await bench.accessToken('second partner') }),
})
