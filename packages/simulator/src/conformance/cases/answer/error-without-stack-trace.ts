import { judgeStackTrace } from '../../../answer/judge-answer.ts'
import { type CaseMaker, scenario } from '../../define-cases.ts'
import { describeErrors, gatherErrors } from '../../gather-errors.ts'
import { failed, PASSED } from '../../outcome.ts'
import { everywhere } from '../../traits.ts'

export const errorWithoutStackTrace: CaseMaker = scenario({
  name: 'error-without-stack-trace',
  at: everywhere,
  severity: 'should',
  sent: describeErrors,
  expected: 'no stack trace in the answer',
  rule: 'good practice: a caller learns the code, the log learns the cause',
  async run(tools, service) {
    const exchanges = await gatherErrors(tools, service)
    const [trace] = exchanges.flatMap(({ response }) => judgeStackTrace(response.text))
    if (trace === undefined) return PASSED
    return failed(`${trace.message} Write the cause to your log, and the code alone to the caller.`)
  },
})
