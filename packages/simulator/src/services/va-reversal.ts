import type { Service } from './service.ts'

/** @see NICEPAY, NIVA reversal page: path and purpose; no public page shows the body, so the fields are those of service 25 */
export const vaReversal: Service = {
  name: 'va-reversal',
  title: 'Virtual account reversal',
  phrase: 'a reversal of a virtual account payment',
  role: 'reversal',
  path: '/v1.0/transfer-va/reversal',
  code: '25',
  source: 'NICEPAY, NIVA reversal page, with the fields of ASPI service 25',
  number: 'virtualAccountNo',
  identity: 'paymentRequestId',
  amount: 'paidAmount',
  request: [
    { path: 'partnerServiceId', kind: 'text', maxLength: 20, presence: 'mandatory', sample: '7015102', inferred: true },
    { path: 'customerNo', kind: 'text', maxLength: 40, presence: 'mandatory', sample: '891011101', inferred: true },
    {
      path: 'virtualAccountNo',
      kind: 'text',
      maxLength: 25,
      presence: 'mandatory',
      sample: '7015102891011101',
      inferred: true,
    },
    { path: 'virtualAccountName', kind: 'text', maxLength: 255, presence: 'optional', sample: 'John Test' },
    { path: 'paymentRequestId', kind: 'text', maxLength: 40, presence: 'optional', sample: '41807553358950093184' },
    { path: 'paidAmount', kind: 'object', presence: 'optional' },
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
  answer: [],
  sample: {
    partnerServiceId: '7015102',
    customerNo: '891011101',
    virtualAccountNo: '7015102891011101',
    virtualAccountName: 'John Test',
    paymentRequestId: '41807553358950093184',
    paidAmount: { value: '10000.00', currency: 'IDR' },
  },
}
