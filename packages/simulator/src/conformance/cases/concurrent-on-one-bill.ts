import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { scenario } from '../define-cases.ts'
import { judgeOneSuccess } from '../judge-one-success.ts'

const CALLS = 4

export const concurrentOnOneBill: readonly ConformanceCase[] = scenario({
  name: 'concurrent-on-one-bill',
  services: ['payment'],
  severity: 'should',
  sent: `${CALLS} times at once for one open bill, each as a payment of its own`,
  expected: 'one 200xx00, and 404xx14 for the others',
  rule: 'good practice: two stores may take money for one bill at the same moment; ASPI: 404xx14 Paid Bill',
  async run(bench, service) {
    const bill = await bench.takeOpenBill()
    if ('verdict' in bill) return bill
    const requests = await Promise.all(Array.from({ length: CALLS }, () => bench.prepare(service, bill)))
    const exchanges = await Promise.all(requests.map((request) => bench.send(request)))
    return judgeOneSuccess(exchanges, [...CODES.paidBill, ...CODES.conflict, '429xx00'], {
      fix: 'Mark the bill as paid in one step, as a conditional update does, and take the payment that did it.',
    })
  },
})
