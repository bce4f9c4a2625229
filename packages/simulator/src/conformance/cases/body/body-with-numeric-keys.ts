import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { isTransaction } from '../../traits.ts'

export const bodyWithNumericKeys: CaseMaker = expectCode({
  name: 'body-with-numeric-keys',
  at: isTransaction,
  severity: 'should',
  sent: 'with a further member whose keys are 10 and 2',
  codes: [...CODES.success, ...CODES.malformed],
  rule: 'ASPI: the hash is over what was sent. JavaScript puts 2 before 10 when it writes the body again',
  fix: 'Hash the bytes that came: never parse the body and write it again.',
  async call(tools, service) {
    const text = JSON.stringify(await tools.buildBody(service))
    return tools.call(service, { body: text.replace(/\}$/, ',"newMember":{"10":"b","2":"a"}}') })
  },
})
