import { SERVICE_PATHS } from '../../service-paths.ts'
import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode, TRANSACTIONS } from '../define-cases.ts'

export const queryAltered: readonly ConformanceCase[] = expectCode({
  name: 'query-altered',
  services: TRANSACTIONS,
  severity: 'should',
  sent: 'whose query was changed after it was signed',
  codes: CODES.unauthorized,
  rule: 'ASPI: the relative path with all URL parameters',
  fix: 'Keep the query in the string to sign, as it came.',
  needs: ['signed body'],
  async call(bench, service) {
    const request = await bench.prepare(service, { path: `${SERVICE_PATHS[service]}?till=2` })
    return bench.send({ ...request, path: request.path.replace('till=2', 'till=3') })
  },
})
