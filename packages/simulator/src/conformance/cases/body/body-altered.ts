import { otherRequest } from '../../bodies.ts'
import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { isTransaction } from '../../traits.ts'

export const bodyAltered: CaseMaker = expectCode({
  name: 'body-altered',
  at: isTransaction,
  severity: 'must',
  sent: 'whose body was changed after it was signed',
  codes: CODES.unauthorized,
  rule: "ASPI: the body's hash stands in the string to sign; BCA",
  fix: 'Hash the body that came, and compare the signature with that.',
  needs: ['signed body'],
  async call(tools, service, called) {
    const body = await tools.buildBody(service)
    return tools.call(service, { body, sentBody: JSON.stringify({ ...body, ...otherRequest(called) }) })
  },
})
