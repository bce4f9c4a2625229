import { CODES } from '../../codes.ts'
import { type CaseMaker, scenario } from '../../define-cases.ts'
import { judgeCode } from '../../judge-code.ts'
import { PASSED } from '../../outcome.ts'
import { isPayment, looksUp } from '../../traits.ts'

export const makesBillPaid: CaseMaker = scenario({
  name: 'makes-bill-paid',
  at: isPayment,
  severity: 'must',
  sent: 'of an open bill, then an inquiry and another payment of it',
  expected: `200xx00, then twice ${CODES.paidBill.join(' or ')}`,
  rule: 'NICO flow: the payment is the notice that the bill is paid; ASPI: 404xx14 Paid Bill (NICEPAY codes: 13)',
  async run(tools, payment) {
    const bill = await tools.takeOpenBill()
    const lookup = tools.transactions.find((service) => looksUp(tools.describe(service)))
    const steps = [
      [payment, CODES.success, 'The inquiry said that the bill is open: take its payment.'],
      [lookup, CODES.paidBill, 'Answer the inquiry of a bill that was paid with 404xx14.'],
      [payment, CODES.paidBill, 'Take one payment of a bill, and answer others with 404xx14.'],
    ] as const
    for (const [service, codes, fix] of steps) {
      if (service === undefined) continue // this gateway asks for no bill
      const judged = judgeCode((await tools.call(service, bill)).response, codes, fix)
      if (judged.verdict === 'failed') return judged
    }
    return PASSED
  },
})
