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
  async call(tools, service) {
    const signature = tools.describe(service).speech.scheme === 'asymmetric' ? 'client-id' : 'asymmetric'
    return tools.call(service, { signature, ...(tools.hasToken ? { accessToken: await tools.accessToken() } : {}) })
  },
})
