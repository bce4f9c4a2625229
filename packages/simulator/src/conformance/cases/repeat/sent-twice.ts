import { CODES } from '../../codes.ts'
import { type CaseMaker, scenario } from '../../define-cases.ts'
import { judgeCode } from '../../judge-code.ts'
import { judgeRepeat } from '../../judge-repeat.ts'
import { isTransaction } from '../../traits.ts'

export const sentTwice: CaseMaker = scenario({
  name: 'sent-twice',
  at: isTransaction,
  severity: 'must',
  sent: 'that is right, and the same again, byte for byte',
  expected: '200xx00, then the same answer or 409xx00',
  rule: 'ASPI: 409xx00 Conflict; BCA: 404xx18 with the first result; other gateways: the first answer again',
  async run(tools, service) {
    const request = await tools.prepare(service, await tools.billFor(service))
    const first = await tools.send(request)
    const judged = judgeCode(first.response, CODES.success, 'The first call must be taken.')
    return judged.verdict === 'failed' ? judged : judgeRepeat(first, [await tools.send(request)])
  },
})
