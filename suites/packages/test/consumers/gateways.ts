import { createSnap, type GatewayAddresses, reject, type Snap } from '@snap-sdk/core'
import {
  ayolinx,
  ayolinxFacts,
  bca,
  bcaFacts,
  bnc,
  bncFacts,
  bri,
  briFacts,
  cimb,
  cimbFacts,
  type DialectFacts,
  dana,
  danaFacts,
  doku,
  dokuFacts,
  durianpay,
  durianpayFacts,
  espay,
  espayFacts,
  faspay,
  faspayFacts,
  maybank,
  maybankFacts,
  midtrans,
  midtransFacts,
  NICO_FIELD_NAMES,
  type NicoInquiryHandler,
  type NicoPaymentRequest,
  nicepay,
  nicepayFacts,
  nicepayNotification,
  nicepayNotificationFacts,
  paydia,
  paydiaFacts,
  payermax,
  payermaxFacts,
  paylabs,
  paylabsFacts,
  winpay,
  winpayFacts,
} from '@snap-sdk/gateways'
import { rupiah, sameAmount } from '@snap-sdk/services'

const due = rupiah('10000')

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

const stores = nicepay({
  partners: [{ clientId: 'CONSUMER', publicKeys: [], allowedAddresses: nicepay.addresses.production }],
  fieldNames: { paidAmount: NICO_FIELD_NAMES.totalAmount },
  outcomes: { paidBill: { caseCode: '13' } },
  services: { nicoInquiry: { signature: 'symmetric' }, nicoPayment: { duplicates: { keepDays: 3 } } },
  handlers: {
    nicoInquiry: find,
    nicoPayment: async (request, context) =>
      isEnough(request) ? { partnerReferenceNo: '1' } : context.reject('invalidAmount'),
  },
})

const bank = bca({
  partners: async (id) => (id === 'BANK' ? { clientId: id, publicKeys: undefined, clientSecrets: ['x'] } : undefined),
  handlers: {
    vaInquiry: async () => reject('invalidBill'),
    vaPayment: async ({ paidAmount }, { paymentId }) =>
      sameAmount(paidAmount, due) && paymentId !== undefined ? {} : reject('invalidAmount'),
  },
})

export const snap: Snap = createSnap({ gateways: [stores, bank], tokens: { secrets: [undefined] } })

/** Every gateway is a dialect to read, and has the sources of its rows beside it. */
export const dialects: readonly {
  readonly dialect: { readonly name: string }
  readonly addresses: GatewayAddresses
}[] = [
  ayolinx,
  bca,
  bnc,
  bri,
  cimb,
  dana,
  doku,
  durianpay,
  espay,
  faspay,
  maybank,
  midtrans,
  nicepay,
  nicepayNotification,
  paydia,
  payermax,
  paylabs,
  winpay,
]
export const facts: readonly DialectFacts[] = [
  ayolinxFacts,
  bcaFacts,
  bncFacts,
  briFacts,
  cimbFacts,
  danaFacts,
  dokuFacts,
  durianpayFacts,
  espayFacts,
  faspayFacts,
  maybankFacts,
  midtransFacts,
  nicepayFacts,
  nicepayNotificationFacts,
  paydiaFacts,
  payermaxFacts,
  paylabsFacts,
  winpayFacts,
]
