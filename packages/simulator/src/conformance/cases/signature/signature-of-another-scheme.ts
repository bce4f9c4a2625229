import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { isTransaction } from '../../traits.ts'

export const signatureOfAnotherScheme: CaseMaker = expectCode({
  name: 'signature-of-another-scheme',
  at: isTransaction,
  severity: 'security',
  sent: 'with a token, rightly signed by another scheme than was agreed',
  codes: CODES.unauthorized,
  rule: 'ASPI: the type of signature is fixed per partner at registration; NICO inquiry prints one',
  fix: 'Accept the agreed scheme alone: a caller must not choose the weakest.',
  async call(bench, service) {
    const signature = bench.describe(service).speech.scheme === 'asymmetric' ? 'client-id' : 'asymmetric'
    return bench.call(service, { signature, ...(bench.hasToken ? { accessToken: await bench.accessToken() } : {}) })
  },
})
