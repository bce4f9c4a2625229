import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { scenario, TRANSACTIONS } from '../define-cases.ts'
import { judgeCode } from '../judge-code.ts'
import { judgeRepeat } from '../judge-repeat.ts'

export const sentTwice: readonly ConformanceCase[] = scenario({
  name: 'sent-twice',
  services: TRANSACTIONS,
  severity: 'must',
  sent: 'that is right, and the same again, byte for byte',
  expected: '200xx00, then the same answer or 409xx00',
  rule: 'ASPI: 409xx00 Conflict; BCA: 404xx18 with the first result; other gateways: the first answer again',
  async run(bench, service) {
    const request = await bench.prepare(service)
    const first = await bench.send(request)
    const judged = judgeCode(first.response, CODES.success, 'The first call must be taken.')
    return judged.verdict === 'failed' ? judged : judgeRepeat(first, [await bench.send(request)])
  },
})
