import { type CaseMaker, scenario } from '../../define-cases.ts'
import { describeErrors, gatherErrors } from '../../gather-errors.ts'
import { judgeForm } from '../../judge-form.ts'
import { everywhere } from '../../traits.ts'

export const errorForm: CaseMaker = scenario({
  name: 'error-form',
  at: everywhere,
  severity: 'must',
  sent: describeErrors,
  expected: 'JSON with responseCode, whose first three digits are the HTTP status, and responseMessage',
  rule: 'ASPI: HTTP status, service code and case code, as text of seven digits; NICO token, NICO inquiry',
  run: async (tools, service) => judgeForm(await gatherErrors(tools, service), service, 'must', tools),
})
