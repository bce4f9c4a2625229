import { CODES } from '../../codes.ts'
import { type CaseMaker, callEach, expectCode } from '../../define-cases.ts'
import { everywhere } from '../../traits.ts'

const SPELLINGS: readonly string[] = ['application/json; charset=utf-8', 'Application/JSON']

export const contentTypeSpelledOtherwise: CaseMaker = expectCode({
  name: 'content-type-spelled-otherwise',
  at: everywhere,
  severity: 'should',
  sent: `whose Content-Type is ${SPELLINGS.join(', or ')}`,
  codes: CODES.success,
  rule: 'RFC 9110 §8.3.1; NICEPAY SDKs: one sends Application/JSON',
  fix: 'Compare the media type without case, and without its parameters.',
  call: (tools, service) =>
    callEach(SPELLINGS, (spelling) => tools.call(service, { headers: { 'Content-Type': spelling } })),
})
