import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { isTransaction } from '../../traits.ts'

export const unknownMember: CaseMaker = expectCode({
  name: 'unknown-member',
  at: isTransaction,
  severity: 'should',
  sent: 'with a member that no page names',
  codes: CODES.success,
  rule: 'good practice: gateways add members, and the body of NICO payment is not published',
  fix: 'Ignore members that you do not know.',
  async call(tools, service) {
    return tools.call(service, { body: { ...(await tools.buildBody(service)), newMember: '1' } })
  },
})
