import { randomDigits } from '../../bodies.ts'
import { CODES } from '../../codes.ts'
import { type CaseMaker, scenario } from '../../define-cases.ts'
import { judgeCode } from '../../judge-code.ts'
import { remembersExternalId } from '../../traits.ts'

export const externalIdReused: CaseMaker = scenario({
  name: 'external-id-reused',
  at: remembersExternalId,
  severity: 'must',
  sent: 'that is right, and then another under the same X-EXTERNAL-ID',
  expected: `200xx00, then ${CODES.conflict.join(' or ')}`,
  rule: 'ASPI: 409xx00 Conflict, the same X-EXTERNAL-ID on the same day; NICO inquiry: unique in every transaction; BCA',
  async run(tools, service) {
    const externalId = randomDigits(18)
    const bill = await tools.billFor(service)
    const first = await tools.call(service, { externalId, ...bill })
    const judged = judgeCode(first.response, CODES.success, 'The first call must be taken.')
    if (judged.verdict === 'failed') return judged
    const { response } = await tools.call(service, { externalId, ...bill })
    return judgeCode(response, CODES.conflict, 'Remember X-EXTERNAL-ID for the day, and refuse another call under it.')
  },
})
