import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { everywhere } from '../../traits.ts'

export const headerNamesInLowerCase: CaseMaker = expectCode({
  name: 'header-names-in-lower-case',
  at: everywhere,
  severity: 'must',
  sent: 'whose header names are in lower case, as HTTP/2 writes them',
  codes: CODES.success,
  rule: 'RFC 9110 §5.1: field names are case-insensitive',
  fix: 'Compare header names without case.',
  async call(tools, service) {
    const request = await tools.prepare(service)
    const headers = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value])
    return tools.send({ ...request, headers: Object.fromEntries(headers) })
  },
})
