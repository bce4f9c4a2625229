import { CODES } from '../../codes.ts'
import { type CaseMaker, callEach, expectCode } from '../../define-cases.ts'
import { everywhere } from '../../traits.ts'

const BODIES: readonly string[] = ['[]', 'null', '"payNo"', '42']

export const bodyNotAnObject: CaseMaker = expectCode({
  name: 'body-not-an-object',
  at: everywhere,
  severity: 'must',
  sent: `whose body is ${BODIES.join(', or ')}`,
  codes: CODES.badRequest,
  rule: 'NICO token, NICO inquiry: mandatory fields; BCA; NICEPAY codes: 400XX01, 400XX02',
  fix: 'Check that the parsed body is an object before you read a field of it.',
  call: (tools, service) => callEach(BODIES, (body) => tools.call(service, { body })),
})
