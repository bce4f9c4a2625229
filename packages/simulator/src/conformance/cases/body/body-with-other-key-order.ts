import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { isTransaction } from '../../traits.ts'

export const bodyWithOtherKeyOrder: CaseMaker = expectCode({
  name: 'body-with-other-key-order',
  at: isTransaction,
  severity: 'must',
  sent: 'whose fields come in the reverse order',
  codes: CODES.success,
  rule: 'RFC 8259 §4: an object is unordered; a hash is over the order that was sent',
  fix: 'Hash the bytes that came: never sort keys, never write the body again.',
  async call(tools, service) {
    const fields = Object.entries(await tools.buildBody(service)).reverse()
    return tools.call(service, { body: Object.fromEntries(fields) })
  },
})
