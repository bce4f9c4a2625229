import { parseObject } from '../right-merchants/complete/bodies.ts'
import type { BadMerchant } from './bad-merchant.ts'

const PAGE = [
  'partnerServiceId',
  'customerNo',
  'payNo',
  'inquiryRequestId',
  'mitraCd',
  'paymentRequestId',
  'paidAmount',
]

/** The body with its members in the order of the page, where they are in another. */
function reorder(body: Buffer): Buffer {
  const members = parseObject(body)
  const names = Object.keys(members)
  const ordered = PAGE.filter((name) => names.includes(name))
  const isInOrder = names.filter((name) => PAGE.includes(name)).every((name, index) => name === ordered[index])
  if (isInOrder) return body
  return Buffer.from(JSON.stringify(Object.fromEntries(ordered.map((name) => [name, members[name]]))))
}

export const keysPutInOrder: BadMerchant = {
  fault: 'A body is read into an object of the page and hashed as that is written, in the order of the page.',
  mustFail: ['inquiry-body-with-other-key-order', 'payment-body-with-other-key-order'],
  signature: 'symmetric',
  change: ({ formsOf }) => ({
    formsOf: (body) => {
      try {
        return formsOf(reorder(body))
      } catch {
        return formsOf(body)
      }
    },
  }),
}
