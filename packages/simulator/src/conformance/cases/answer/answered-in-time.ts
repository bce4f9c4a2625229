import { CODES } from '../../codes.ts'
import { type CaseMaker, scenario } from '../../define-cases.ts'
import { judgeCode } from '../../judge-code.ts'
import { failed, PASSED } from '../../outcome.ts'
import { everywhere } from '../../traits.ts'

const MOST_SECONDS = 5

export const answeredInTime: CaseMaker = scenario({
  name: 'answered-in-time',
  at: everywhere,
  severity: 'should',
  sent: 'as the page shows it',
  expected: `200xx00 within ${MOST_SECONDS} s`,
  rule: 'good practice: a customer waits at the till. NICEPAY names no limit; other gateways wait for 5 to 10 s',
  async run(tools, service) {
    const { response, milliseconds } = await tools.rightCall(service)
    if (milliseconds > MOST_SECONDS * 1000) {
      return failed(`The answer took ${(milliseconds / 1000).toFixed(1)} s. Answer faster, or with 504xx00 in time.`)
    }
    const judged = judgeCode(response, CODES.success, 'Take what the gateway sends.')
    return judged.verdict === 'failed' ? judged : PASSED
  },
})
