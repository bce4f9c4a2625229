import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { signsQuery } from '../../traits.ts'

export const querySigned: CaseMaker = expectCode({
  name: 'query-signed',
  at: signsQuery,
  severity: 'should',
  sent: 'whose path has a query, and was signed with it',
  codes: CODES.success,
  rule: 'ASPI: the relative path with all URL parameters. NICEPAY sends none to NICO, and some gateways leave it out',
  fix: 'Keep the query in the string to sign, as it came.',
  needs: ['signed body'],
  call: (tools, service, called) => tools.call(service, { path: `${called.path}?store=ALMA&till=2` }),
})
