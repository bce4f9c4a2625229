import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { isToken } from '../../traits.ts'

export const grantTypeInSnakeCase: CaseMaker = expectCode({
  name: 'grant-type-in-snake-case',
  at: isToken,
  severity: 'should',
  sent: 'with grant_type in place of grantType',
  codes: [...CODES.success, ...CODES.badRequest],
  rule: 'good practice: some SDKs send it, and no page says what to do; taking and refusing it are both right',
  fix: 'Take it, or refuse it with 400xx02: it must not break the server.',
  call: (tools, service) => tools.call(service, { body: { grant_type: 'client_credentials', additionalInfo: {} } }),
})
