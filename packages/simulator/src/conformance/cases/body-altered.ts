import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode, TRANSACTIONS } from '../define-cases.ts'

export const bodyAltered: readonly ConformanceCase[] = expectCode({
  name: 'body-altered',
  services: TRANSACTIONS,
  severity: 'must',
  sent: 'whose body was changed after it was signed',
  codes: CODES.unauthorized,
  rule: "ASPI: the body's hash stands in the string to sign; BCA",
  fix: 'Hash the body that came, and compare the signature with that.',
  needs: ['signed body'],
  async call(bench, service) {
    const body = await bench.buildBody(service)
    return bench.call(service, { body, sentBody: JSON.stringify({ ...body, mitraCd: 'INDO' }) })
  },
})
