import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { everywhere } from '../../traits.ts'

export const bodyEmpty: CaseMaker = expectCode({
  name: 'body-empty',
  at: everywhere,
  severity: 'must',
  sent: 'without a body',
  codes: CODES.badRequest,
  rule: 'BCA: 400xx00 Bad Request; NICEPAY codes: 400XX02 Invalid Mandatory Field',
  fix: 'Refuse an empty body, without failing on it.',
  call: (tools, service) => tools.call(service, { body: '' }),
})
