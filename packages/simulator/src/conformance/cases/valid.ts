import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { ALL_SERVICES, scenario } from '../define-cases.ts'
import { judgeCode } from '../judge-code.ts'
import { judgeForm } from '../judge-form.ts'

export const valid: readonly ConformanceCase[] = scenario({
  name: 'valid',
  services: ALL_SERVICES,
  severity: 'must',
  sent: 'as the page shows it',
  expected: '200xx00, and every mandatory field in its type and length',
  rule: {
    token: 'NICO token: the table of the answer',
    inquiry: 'NICO inquiry: the table of the answer',
    payment: 'NICO payment, whose answer is inferred from NICO inquiry',
  },
  async run(bench, service) {
    const exchange = await bench.call(service)
    const judged = judgeCode(exchange.response, CODES.success, 'Take what NICEPAY sends.')
    return judged.verdict === 'failed' ? judged : judgeForm([exchange], service, 'must', bench)
  },
})
