import { type CaseMaker, scenario } from '../../define-cases.ts'
import { judgeRefusal } from '../../judge-code.ts'
import { isFirst } from '../../traits.ts'

export const pathUnknown: CaseMaker = scenario({
  name: 'path-unknown',
  at: isFirst,
  severity: 'should',
  sent: 'to a path that no service has',
  expected: 'HTTP 404, or any 4xx',
  rule: 'RFC 9110 §15.5.5; ASPI: 404xx02 Invalid Routing',
  async run(tools, service, called) {
    const { response } = await tools.call(service, { path: `${called.path}-of-nothing` })
    return judgeRefusal(response, 'Answer a path that you do not serve with 404.')
  },
})
