import { invalidFormat } from '../right-merchants/complete/refusal.ts'
import type { BadMerchant } from './bad-merchant.ts'

const OTHERS = [
  'additionalInfo',
  'inquiryRequestId',
  'mitraCd',
  'paymentRequestId',
  'totalAmount',
  'trxDateTime',
  'trxId',
]

export const unknownMemberRefused: BadMerchant = {
  fault: 'A body with a member that no page names is refused.',
  mustFail: ['inquiry-unknown-member', 'payment-unknown-member'],
  change: ({ checkFields }) => ({
    checkFields(body, service) {
      const known = [...Object.keys(service.fields).map((path) => path.split('.', 1).join('')), ...OTHERS]
      const unknown = Object.keys(Object(body)).find((name) => !known.includes(name))
      if (unknown !== undefined) throw invalidFormat(unknown)
      checkFields(body, service)
    },
  }),
}
