import { CODES } from '../../codes.ts'
import { type CaseMaker, callEach, expectCode } from '../../define-cases.ts'
import { everywhere } from '../../traits.ts'

const BODIES: readonly string[] = ['{"payNo":', 'payNo=701589101110', '<payNo/>']

export const bodyNotJson: CaseMaker = expectCode({
  name: 'body-not-json',
  at: everywhere,
  severity: 'must',
  sent: 'whose body is cut off, a form, or XML',
  codes: CODES.badRequest,
  rule: 'BCA: 400xx00 Bad Request; NICEPAY codes: 400XX01 Invalid Field Format',
  fix: "Parse the body yourself, or catch the parser's error: frameworks answer with a page of their own.",
  call: (tools, service) => callEach(BODIES, (body) => tools.call(service, { body })),
})
