import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { isTransaction } from '../../traits.ts'

export const bodyWithBigNumbers: CaseMaker = expectCode({
  name: 'body-with-big-numbers',
  at: isTransaction,
  severity: 'should',
  sent: 'with further members of 12345678901234567890, 10000.00 and 1e3',
  codes: [...CODES.success, ...CODES.malformed],
  rule: 'ASPI: the hash is over what was sent. A parser makes 10000 of 10000.00, and rounds what is too long',
  fix: 'Hash the bytes that came: never parse the body and write it again.',
  async call(tools, service) {
    const text = JSON.stringify(await tools.buildBody(service))
    const member = '"newMember":{"long":12345678901234567890,"decimals":10000.00,"exponent":1e3}'
    return tools.call(service, { body: text.replace(/\}$/, `,${member}}`) })
  },
})
