import { SERVICE_PATHS } from '../../service-paths.ts'
import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode, TRANSACTIONS } from '../define-cases.ts'

export const querySigned: readonly ConformanceCase[] = expectCode({
  name: 'query-signed',
  services: TRANSACTIONS,
  severity: 'should',
  sent: 'whose path has a query, and was signed with it',
  codes: CODES.success,
  rule: 'ASPI: the relative path with all URL parameters. NICEPAY sends none to NICO, and some gateways leave it out',
  fix: 'Keep the query in the string to sign, as it came.',
  needs: ['signed body'],
  call: (bench, service) => bench.call(service, { path: `${SERVICE_PATHS[service]}?store=ALMA&till=2` }),
})
