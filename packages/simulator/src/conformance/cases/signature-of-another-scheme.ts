import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode, TRANSACTIONS } from '../define-cases.ts'

export const signatureOfAnotherScheme: readonly ConformanceCase[] = expectCode({
  name: 'signature-of-another-scheme',
  services: TRANSACTIONS,
  severity: 'should',
  sent: 'with a token, rightly signed by another scheme than was agreed',
  codes: CODES.unauthorized,
  rule: 'ASPI: the type of signature is fixed per partner at registration; NICO inquiry prints one',
  fix: 'Accept the agreed scheme alone: a caller must not choose the weakest.',
  async call(bench, service) {
    const signature = bench.identity.signature === 'asymmetric' ? 'client-id' : 'asymmetric'
    return bench.call(service, { signature, accessToken: await bench.accessToken() })
  },
})
