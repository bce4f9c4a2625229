import { type CaseMaker, scenario } from '../../define-cases.ts'
import { describeErrors, gatherErrors } from '../../gather-errors.ts'
import { judgeForm } from '../../judge-form.ts'
import { everywhere } from '../../traits.ts'

export const errorInGoodForm: CaseMaker = scenario({
  name: 'error-in-good-form',
  at: everywhere,
  severity: 'should',
  sent: describeErrors,
  expected: "the service's digits, a case that a document lists, X-TIMESTAMP, at most 100 characters of message",
  rule: 'ASPI: response headers, response codes; NICO inquiry: sample 2000000, length of responseMessage',
  run: async (tools, service) => judgeForm(await gatherErrors(tools, service), service, 'should', tools),
})
