import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { isTransaction } from '../../traits.ts'

export const pathAltered: CaseMaker = expectCode({
  name: 'path-altered',
  at: isTransaction,
  severity: 'must',
  sent: 'that was signed for another service',
  codes: CODES.unauthorized,
  rule: 'ASPI: the path stands in the string to sign; BCA',
  fix: 'Build the string to sign from the path that was called.',
  needs: ['signed body'],
  async call(tools, service) {
    const other = await tools.prepare(service, { path: '/v1.0/another/service' })
    const { path } = await tools.prepare(service)
    return tools.send({ ...other, path })
  },
})
