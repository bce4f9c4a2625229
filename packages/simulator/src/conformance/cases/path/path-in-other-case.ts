import { type CaseMaker, scenario } from '../../define-cases.ts'
import { judgeRefusal } from '../../judge-code.ts'
import { isFirst } from '../../traits.ts'

export const pathInOtherCase: CaseMaker = scenario({
  name: 'path-in-other-case',
  at: isFirst,
  severity: 'should',
  sent: 'to its path in capital letters',
  expected: 'HTTP 404, or any 4xx',
  rule: 'RFC 3986 §6.2.2.1: paths are case-sensitive. What is matched must be what was signed',
  async run(tools, service, called) {
    const { response } = await tools.call(service, { path: called.path.toUpperCase() })
    return judgeRefusal(response, 'Match the path as it is written; Express needs the option case sensitive routing.')
  },
})
