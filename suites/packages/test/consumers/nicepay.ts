import { createSnap, reject, type Snap } from '@snap-sdk/core'
import {
  type Amount,
  NICO_FIELD_NAMES,
  type NicoInquiryHandler,
  type NicoPaymentRequest,
  nico,
  rupiah,
  sameAmount,
} from '@snap-sdk/nicepay'

const due: Amount = rupiah('10000')

const find: NicoInquiryHandler = async ({ payNo }) =>
  payNo === ''
    ? reject('invalidBill')
    : {
        payNoName: 'John Test',
        goodsName: 'Goods',
        payNoPhone: '081234567890',
        payNoEmail: 'john@example.com',
        totalAmount: due,
        partnerReferenceNo: '1',
        payNoExpiredDateTime: new Date(),
      }

function isEnough(payment: NicoPaymentRequest): boolean {
  return sameAmount(payment.paidAmount, due)
}

export const inquiry = nico.inquiry(find, { signature: 'symmetric', caseCodes: { paidBill: '13' } })
export const payment = nico.payment(
  async (request) => (isEnough(request) ? { partnerReferenceNo: '1' } : reject('invalidAmount')),
  { fieldNames: { paidAmount: NICO_FIELD_NAMES.totalAmount }, replayDays: 3 },
)

export const snap: Snap = createSnap({
  partners: [{ clientId: 'CONSUMER', publicKeys: [] }],
  tokens: { secrets: [undefined] },
  services: [inquiry, payment],
})
