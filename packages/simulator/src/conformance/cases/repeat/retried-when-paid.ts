import { CODES } from '../../codes.ts'
import { type CaseMaker, scenario } from '../../define-cases.ts'
import { judgeCode } from '../../judge-code.ts'
import { judgeRepeat } from '../../judge-repeat.ts'
import { isPayment } from '../../traits.ts'

export const retriedWhenPaid: CaseMaker = scenario({
  name: 'retried-when-paid',
  at: isPayment,
  severity: 'security',
  sent: 'of an open bill, and the same again, byte for byte, now that the bill is paid',
  expected: '200xx00, then the same answer or 409xx00, and not 404xx14',
  rule: 'good practice: a gateway that lost the answer would take 404xx14 for a refusal, and give the money back',
  async run(tools, service) {
    const bill = await tools.takeOpenBill()
    const request = await tools.prepare(service, bill)
    const first = await tools.send(request)
    const judged = judgeCode(first.response, CODES.success, 'The inquiry said that the bill is open: take its payment.')
    return judged.verdict === 'failed' ? judged : judgeRepeat(first, [await tools.send(request)])
  },
})
