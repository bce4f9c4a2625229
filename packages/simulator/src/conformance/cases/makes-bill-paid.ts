import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { scenario } from '../define-cases.ts'
import { judgeCode } from '../judge-code.ts'
import { PASSED } from '../outcome.ts'

export const makesBillPaid: readonly ConformanceCase[] = scenario({
  name: 'makes-bill-paid',
  services: ['payment'],
  severity: 'must',
  sent: 'of an open bill, then an inquiry and another payment of it',
  expected: `200xx00, then twice ${CODES.paidBill.join(' or ')}`,
  rule: 'NICO flow: the payment is the notice that the bill is paid; ASPI: 404xx14 Paid Bill (NICEPAY codes: 13)',
  async run(bench) {
    const bill = await bench.takeOpenBill()
    if ('verdict' in bill) return bill
    const steps = [
      ['payment', CODES.success, 'The inquiry said that the bill is open: take its payment.'],
      ['inquiry', CODES.paidBill, 'Answer the inquiry of a bill that was paid with 404xx14.'],
      ['payment', CODES.paidBill, 'Take one payment of a bill, and answer others with 404xx14.'],
    ] as const
    for (const [service, codes, fix] of steps) {
      const judged = judgeCode((await bench.call(service, bill)).response, codes, fix)
      if (judged.verdict === 'failed') return judged
    }
    return PASSED
  },
})
