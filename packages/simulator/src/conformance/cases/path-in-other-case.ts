import { INQUIRY_PATH } from '../../gateway.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { scenario } from '../define-cases.ts'
import { judgeRefusal } from '../judge-code.ts'

export const pathInOtherCase: readonly ConformanceCase[] = scenario({
  name: 'path-in-other-case',
  services: ['inquiry'],
  severity: 'should',
  sent: 'to its path in capital letters',
  expected: 'HTTP 404, or any 4xx',
  rule: 'RFC 3986 §6.2.2.1: paths are case-sensitive. What is matched must be what was signed',
  async run(bench, service) {
    const { response } = await bench.call(service, { path: INQUIRY_PATH.toUpperCase() })
    return judgeRefusal(response, 'Match the path as it is written; Express needs the option case sensitive routing.')
  },
})
