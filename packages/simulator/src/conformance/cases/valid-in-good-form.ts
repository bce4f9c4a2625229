import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { ALL_SERVICES, scenario } from '../define-cases.ts'
import { judgeCode } from '../judge-code.ts'
import { judgeForm } from '../judge-form.ts'

export const validInGoodForm: readonly ConformanceCase[] = scenario({
  name: 'valid-in-good-form',
  services: ALL_SERVICES,
  severity: 'should',
  sent: 'as the page shows it',
  expected: '200xx00, with what the standard adds to the page',
  rule: 'ASPI: response headers, lengths, forms of dates and amounts',
  async run(bench, service) {
    const exchange = await bench.call(service)
    const judged = judgeCode(exchange.response, CODES.success, 'Take what NICEPAY sends.')
    return judged.verdict === 'failed' ? judged : judgeForm([exchange], service, 'should', bench)
  },
})
