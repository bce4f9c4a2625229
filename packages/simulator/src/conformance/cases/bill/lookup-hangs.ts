import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { namesBill } from '../../traits.ts'

export const lookupHangs: CaseMaker = expectCode({
  name: 'lookup-hangs',
  at: namesBill,
  severity: 'should',
  sent: 'of a number whose lookup never answers',
  codes: [...CODES.timeout, ...CODES.serverError],
  rule: "ASPI: 504xx00 Timeout, before the gateway's patience ends",
  fix: 'Give your own code a deadline, and answer with 504xx00 when it has passed.',
  needs: ['hanging number'],
  call: (tools, service) => tools.call(service, { number: tools.numbers.hangs }),
})
