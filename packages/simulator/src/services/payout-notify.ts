import type { Service } from './service.ts'

/** @see NICEPAY, SNAP notification pages, payout */
export const payoutNotify: Service = {
  name: 'payout-notify',
  title: 'Payout notice',
  phrase: 'a payout notice',
  role: 'notice',
  path: '/v1.0/transfer/notify',
  code: '00',
  source: 'NICEPAY, SNAP notification page for payouts',
  number: 'originalPartnerReferenceNo',
  identity: 'originalReferenceNo',
  status: 'latestTransactionStatus',
  request: [
    { path: 'originalPartnerReferenceNo', kind: 'text', maxLength: 40, presence: 'mandatory', sample: 'payout-1' },
    {
      path: 'originalReferenceNo',
      kind: 'text',
      maxLength: 40,
      presence: 'mandatory',
      sample: 'TNICEPO07107202408221617301234',
    },
    { path: 'latestTransactionStatus', kind: 'status', maxLength: 2, presence: 'mandatory', sample: '00' },
    { path: 'transactionStatusDesc', kind: 'object', presence: 'optional' },
    { path: 'beneficiaryBankCode', kind: 'text', maxLength: 4, presence: 'mandatory', sample: 'BMRI' },
    { path: 'beneficiaryAccountNo', kind: 'text', maxLength: 25, presence: 'mandatory', sample: '5345000060' },
    { path: 'beneficiaryName', kind: 'text', maxLength: 100, presence: 'mandatory', sample: 'John Test' },
  ],
  answer: [],
  sample: {
    originalPartnerReferenceNo: 'payout-1',
    originalReferenceNo: 'TNICEPO07107202408221617301234',
    latestTransactionStatus: '00',
    transactionStatusDesc: { description: 'Success' },
    beneficiaryBankCode: 'BMRI',
    beneficiaryAccountNo: '5345000060',
    beneficiaryName: 'John Test',
  },
}
