import { randomDigits } from '../../bodies.ts'
import { CODES } from '../../codes.ts'
import { type CaseMaker, scenario } from '../../define-cases.ts'
import { judgeCode } from '../../judge-code.ts'
import { hasExternalId } from '../../traits.ts'

export const externalIdSurvivesRefusal: CaseMaker = scenario({
  name: 'external-id-survives-refusal',
  at: hasExternalId,
  severity: 'security',
  sent: 'with a wrong signature, and then the right one under the same X-EXTERNAL-ID',
  expected: '401xx00, then 200xx00',
  rule: 'good practice: else anyone who sees or guesses an ID can use it up',
  async run(tools, service) {
    const externalId = randomDigits(18)
    const spending = tools.spending()
    const body = await spending.buildBody(service)
    const forged = await tools.call(service, { caller: 'forger', body, externalId })
    const judged = judgeCode(forged.response, CODES.unauthorized, 'Verify X-SIGNATURE.')
    if (judged.verdict === 'failed') return judged
    const exchange = await spending.call(service, { body, externalId })
    return judgeCode(
      exchange.response,
      tools.codesFor(exchange, CODES.success),
      'Remember X-EXTERNAL-ID once the call has proved who sent it, and not before.',
    )
  },
})
