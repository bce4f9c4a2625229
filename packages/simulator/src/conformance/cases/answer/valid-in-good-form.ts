import { CODES } from '../../codes.ts'
import { type CaseMaker, scenario } from '../../define-cases.ts'
import { judgeCode } from '../../judge-code.ts'
import { judgeForm } from '../../judge-form.ts'
import { everywhere } from '../../traits.ts'

export const validInGoodForm: CaseMaker = scenario({
  name: 'valid-in-good-form',
  at: everywhere,
  severity: 'should',
  sent: 'as the page shows it',
  expected: '200xx00, with what the standard adds to the page',
  rule: 'ASPI: response headers, lengths, forms of dates and amounts',
  async run(tools, service) {
    const exchange = await tools.rightCall(service)
    const judged = judgeCode(exchange.response, CODES.success, 'Take what the gateway sends.')
    return judged.verdict === 'failed' ? judged : judgeForm([exchange], service, 'should', tools)
  },
})
