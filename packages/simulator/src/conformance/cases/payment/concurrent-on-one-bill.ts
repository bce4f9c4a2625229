import { CODES } from '../../codes.ts'
import { type CaseMaker, scenario } from '../../define-cases.ts'
import { judgeOneSuccess } from '../../judge-one-success.ts'
import { isPayment } from '../../traits.ts'

const CALLS = 4

export const concurrentOnOneBill: CaseMaker = scenario({
  name: 'concurrent-on-one-bill',
  at: isPayment,
  severity: 'security',
  sent: `${CALLS} times at once for one open bill, each as a payment of its own`,
  expected: 'one 200xx00, and 404xx14 for the others',
  rule: 'good practice: two stores may take money for one bill at the same moment; ASPI: 404xx14 Paid Bill',
  async run(tools, service) {
    const bill = await tools.takeOpenBill()
    const requests = await Promise.all(Array.from({ length: CALLS }, () => tools.prepare(service, bill)))
    const exchanges = await Promise.all(requests.map((request) => tools.send(request)))
    return judgeOneSuccess(exchanges, [...CODES.paidBill, ...CODES.conflict, '429xx00'], {
      fix: 'Mark the bill as paid in one step, as a conditional update does, and take the payment that did it.',
    })
  },
})
