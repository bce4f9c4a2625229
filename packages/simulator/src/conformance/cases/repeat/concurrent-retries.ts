import { CODES } from '../../codes.ts'
import { type CaseMaker, scenario } from '../../define-cases.ts'
import { hasCode } from '../../judge-code.ts'
import { judgeRepeat } from '../../judge-repeat.ts'
import { failed } from '../../outcome.ts'
import { reportsMoney } from '../../traits.ts'

const CALLS = 8

export const concurrentRetries: CaseMaker = scenario({
  name: 'concurrent-retries',
  at: reportsMoney,
  severity: 'must',
  sent: `${CALLS} times at once, byte for byte the same`,
  expected: '200xx00 at least once, and the same answer or 409xx00 for the others',
  rule: 'ASPI: 409xx00 Conflict; BCA: 404xx18; other gateways: the first answer again',
  async run(tools, service) {
    const request = await tools.prepare(service, await tools.billFor(service))
    const exchanges = await Promise.all(Array.from({ length: CALLS }, () => tools.send(request)))
    const taken = exchanges.find(({ response }) => hasCode(response, CODES.success))
    if (taken === undefined)
      return failed('None of the calls was taken. One of them must be, since the payment is right.')
    return judgeRepeat(taken, exchanges)
  },
})
