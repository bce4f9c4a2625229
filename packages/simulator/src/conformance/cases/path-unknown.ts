import { INQUIRY_PATH } from '../../gateway.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { scenario } from '../define-cases.ts'
import { judgeRefusal } from '../judge-code.ts'

export const pathUnknown: readonly ConformanceCase[] = scenario({
  name: 'path-unknown',
  services: ['inquiry'],
  severity: 'should',
  sent: 'to a path that no service has',
  expected: 'HTTP 404, or any 4xx',
  rule: 'RFC 9110 §15.5.5; ASPI: 404xx02 Invalid Routing',
  async run(bench, service) {
    const { response } = await bench.call(service, { path: `${INQUIRY_PATH}-of-nothing` })
    return judgeRefusal(response, 'Answer a path that you do not serve with 404.')
  },
})
