import { randomDigits } from '../../bodies.ts'
import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { mayHaveLetters } from '../../traits.ts'

export const externalIdWithLetters: CaseMaker = expectCode({
  name: 'external-id-with-letters',
  at: mayHaveLetters,
  severity: 'should',
  sent: 'whose X-EXTERNAL-ID has letters',
  codes: CODES.success,
  rule: 'NICEPAY SDKs send letters; ASPI v1.0.2: alphanumeric, before: numeric',
  fix: 'Take letters in X-EXTERNAL-ID.',
  call: (tools, service) => tools.call(service, { externalId: `ordNo${randomDigits(14)}` }),
})
