import { CODES } from '../../codes.ts'
import { type CaseMaker, scenario } from '../../define-cases.ts'
import { judgeCode } from '../../judge-code.ts'
import { advises } from '../../traits.ts'

/** The first result counts, whichever of the two codes carries it. */
const FIRST_RESULT: readonly string[] = [...CODES.success, '404xx18']

export const adviceOfAPayment: CaseMaker = scenario({
  name: 'advice-of-a-payment',
  at: advises,
  severity: 'security',
  sent: 'of an open bill, and then the same payment as an advice: flagAdvise Y, under a new X-EXTERNAL-ID',
  expected: `200xx00, then ${FIRST_RESULT.join(' or ')}, and not 404xx14`,
  rule: 'BCA: flagAdvise Y asks for the outcome of a payment whose answer got lost; a refusal gives the money back',
  async run(tools, service) {
    const body = await tools.buildBody(service, await tools.billFor(service))
    const first = await tools.call(service, { body })
    const judged = judgeCode(first.response, CODES.success, 'The bill is open: take its payment.')
    if (judged.verdict === 'failed') return judged
    const { response } = await tools.call(service, { body: { ...body, flagAdvise: 'Y' } })
    const fix = 'Know a payment by its paymentRequestId, and answer an advice with the first result.'
    return judgeCode(response, FIRST_RESULT, fix, { hints: false })
  },
})
