import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode, TRANSACTIONS } from '../define-cases.ts'

export const unknownMember: readonly ConformanceCase[] = expectCode({
  name: 'unknown-member',
  services: TRANSACTIONS,
  severity: 'should',
  sent: 'with a member that no page names',
  codes: CODES.success,
  rule: 'good practice: gateways add members, and the body of NICO payment is not published',
  fix: 'Ignore members that you do not know.',
  async call(bench, service) {
    return bench.call(service, { body: { ...(await bench.buildBody(service)), additionalInfo: {}, newMember: '1' } })
  },
})
