import type { ServiceName } from '../../../services/service.ts'
import { CODES } from '../../codes.ts'
import { type CaseMaker, scenario } from '../../define-cases.ts'
import { judgeCode } from '../../judge-code.ts'
import { judgeForm } from '../../judge-form.ts'
import { everywhere } from '../../traits.ts'

const RULES: Readonly<Partial<Record<ServiceName, string>>> = {
  token: 'NICO token: the table of the answer',
  inquiry: 'NICO inquiry: the table of the answer',
  payment: 'NICO payment, whose answer is inferred from NICO inquiry',
}

export const valid: CaseMaker = scenario({
  name: 'valid',
  at: everywhere,
  severity: 'must',
  sent: 'as the page shows it',
  expected: '200xx00, and every mandatory field in its type and length',
  rule: ({ name, source }) => RULES[name] ?? `${source}: the answer`,
  async run(tools, service) {
    const exchange = await tools.rightCall(service)
    const judged = judgeCode(exchange.response, CODES.success, 'Take what the gateway sends.')
    return judged.verdict === 'failed' ? judged : judgeForm([exchange], service, 'must', tools)
  },
})
