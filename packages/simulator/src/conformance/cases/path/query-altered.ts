import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { signsQuery } from '../../traits.ts'

export const queryAltered: CaseMaker = expectCode({
  name: 'query-altered',
  at: signsQuery,
  severity: 'should',
  sent: 'whose query was changed after it was signed',
  codes: CODES.unauthorized,
  rule: 'ASPI: the relative path with all URL parameters',
  fix: 'Keep the query in the string to sign, as it came.',
  needs: ['signed body'],
  async call(tools, service, called) {
    const request = await tools.prepare(service, { path: `${called.path}?till=2` })
    return tools.send({ ...request, path: request.path.replace('till=2', 'till=3') })
  },
})
