import { type CaseMaker, scenario } from '../../define-cases.ts'
import { describeAnswer, hasCode } from '../../judge-code.ts'
import { failed, PASSED } from '../../outcome.ts'
import { everywhere } from '../../traits.ts'

export const methodWrong: CaseMaker = scenario({
  name: 'method-wrong',
  at: everywhere,
  severity: 'should',
  sent: 'as GET, without a body',
  expected: '405xx00, or HTTP 404 or 405',
  rule: 'NICO token, NICO inquiry: POST; ASPI: 405xx00 Requested Function Is Not Supported',
  async run(tools, service) {
    const { response } = await tools.call(service, { method: 'GET', body: '' })
    if ([404, 405].includes(response.status) || hasCode(response, ['405xxxx'])) return PASSED
    return failed(`Answered ${describeAnswer(response)} to GET. Serve POST alone, and answer others with 405xx00.`)
  },
})
