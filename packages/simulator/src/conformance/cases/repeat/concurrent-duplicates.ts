import { randomDigits } from '../../bodies.ts'
import { CODES } from '../../codes.ts'
import { type CaseMaker, scenario } from '../../define-cases.ts'
import { judgeOneSuccess } from '../../judge-one-success.ts'
import { isPayment } from '../../traits.ts'

const CALLS = 8

export const concurrentDuplicates: CaseMaker = scenario({
  name: 'concurrent-duplicates',
  at: isPayment,
  severity: 'must',
  sent: `${CALLS} times at once under one X-EXTERNAL-ID, each with another body`,
  expected: 'one 200xx00, and 409xx00 for the others',
  rule: 'ASPI: 409xx00 Conflict, the same X-EXTERNAL-ID on the same day, however close together',
  async run(tools, service) {
    const externalId = randomDigits(18)
    const bill = await tools.billFor(service)
    const requests = await Promise.all(
      Array.from({ length: CALLS }, () => tools.prepare(service, { externalId, ...bill })),
    )
    const exchanges = await Promise.all(requests.map((request) => tools.send(request)))
    return judgeOneSuccess(exchanges, [...CODES.conflict, '429xx00'], {
      fix: 'Claim X-EXTERNAL-ID in one step, as a unique key does, before the payment is booked.',
    })
  },
})
