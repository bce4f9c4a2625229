import type { ConformanceCase } from '../conformance-case.ts'
import { ALL_SERVICES, scenario } from '../define-cases.ts'
import { judgeRefusal } from '../judge-code.ts'

export const contentTypeWrong: readonly ConformanceCase[] = scenario({
  name: 'content-type-wrong',
  services: ALL_SERVICES,
  severity: 'should',
  sent: 'whose Content-Type is text/plain',
  expected: '400xx01, or any 4xx',
  rule: 'NICO token, NICO inquiry: Content-Type is application/json; NICEPAY codes: 400XX01',
  async run(bench, service) {
    const { response } = await bench.call(service, { headers: { 'Content-Type': 'text/plain' } })
    return judgeRefusal(response, 'Refuse a body that is not sent as application/json.')
  },
})
