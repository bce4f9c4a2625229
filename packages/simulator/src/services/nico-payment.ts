import type { AnswerField } from './answer-field.ts'
import { nicoInquiry } from './nico-inquiry.ts'
import { nicoNumbers } from './nico-numbers.ts'
import type { Service } from './service.ts'

const RULE = 'NICEPAY, NICO inquiry page; the table of the payment page is not public'

/** @see docs/protocol.md, "NICO payment" */
export const nicoPayment: Service = {
  name: 'payment',
  title: 'Payment',
  phrase: 'a payment',
  role: 'payment',
  path: '/v1.0/cvs/payment',
  code: '00',
  source: 'inferred from NICO inquiry and ASPI service 25, since the body of NICO payment is not published',
  number: 'payNo',
  identity: 'paymentRequestId',
  amount: 'paidAmount',
  request: [
    { path: 'partnerServiceId', kind: 'text', maxLength: 4, presence: 'mandatory', sample: '7015', inferred: true },
    { path: 'customerNo', kind: 'text', maxLength: 8, presence: 'mandatory', sample: '89101110', inferred: true },
    { path: 'payNo', kind: 'text', maxLength: 12, presence: 'mandatory', sample: '701589101110', inferred: true },
    { path: 'inquiryRequestId', kind: 'text', maxLength: 40, presence: 'optional', sample: '41807553358950093184' },
    { path: 'mitraCd', kind: 'text', maxLength: 4, presence: 'optional', sample: 'ALMA' },
    { path: 'paymentRequestId', kind: 'text', maxLength: 40, presence: 'optional', sample: '41807553358950093184' },
    { path: 'paidAmount', kind: 'object', presence: 'mandatory', inferred: true },
    { path: 'paidAmount.value', kind: 'amount', presence: 'mandatory', sample: '10000.00', inferred: true },
    {
      path: 'paidAmount.currency',
      kind: 'currency',
      maxLength: 3,
      presence: 'mandatory',
      sample: 'IDR',
      inferred: true,
    },
  ],
  answer: [
    { path: 'payNoData', type: 'object', missing: 'should', malformed: 'should', caseInferred: true, rule: RULE },
    ...nicoNumbers('should', RULE),
    ...['paidAmount', 'totalAmount'].map(
      (amount): AnswerField => ({
        path: `payNoData.${amount}.value`,
        type: 'amount',
        malformed: 'should',
        rule: 'ASPI, service 25: String with two decimals',
      }),
    ),
  ],
  sample: {
    ...nicoInquiry.sample,
    paymentRequestId: '41807553358950093184',
    paidAmount: { value: '10000.00', currency: 'IDR' },
  },
}
