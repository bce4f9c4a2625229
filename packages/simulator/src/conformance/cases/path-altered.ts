import { SERVICE_PATHS } from '../../service-paths.ts'
import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode, TRANSACTIONS } from '../define-cases.ts'

export const pathAltered: readonly ConformanceCase[] = expectCode({
  name: 'path-altered',
  services: TRANSACTIONS,
  severity: 'must',
  sent: 'that was signed for another service',
  codes: CODES.unauthorized,
  rule: 'ASPI: the path stands in the string to sign; BCA',
  fix: 'Build the string to sign from the path that was called.',
  needs: ['signed body'],
  async call(bench, service) {
    const other = await bench.prepare(service, { path: SERVICE_PATHS[service === 'inquiry' ? 'payment' : 'inquiry'] })
    const { path } = await bench.prepare(service)
    return bench.send({ ...other, path })
  },
})
