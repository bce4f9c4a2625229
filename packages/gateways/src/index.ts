export { ayolinx, ayolinxFacts } from './ayolinx.ts'
export type { BcaIntrabankNotify, BcaIntrabankNotifyRequest, BcaServices } from './bca.ts'
export { bca, bcaFacts } from './bca.ts'
export { bnc, bncFacts } from './bnc.ts'
export type {
  BriInquiryFields,
  BriPaymentFields,
  BriServices,
  BriVaInquiry,
  BriVaInquiryRequest,
  BriVaPayment,
  BriVaPaymentRequest,
} from './bri.ts'
export { bri, briFacts } from './bri.ts'
export { cimb, cimbFacts } from './cimb.ts'
export type { DanaServices } from './dana.ts'
export { dana, danaFacts } from './dana.ts'
export type { DokuInquiryAnswerFields, DokuInquiryFields, DokuServices, DokuVaInquiry } from './doku.ts'
export { doku, dokuFacts } from './doku.ts'
export { durianpay, durianpayFacts } from './durianpay.ts'
export { espay, espayFacts } from './espay.ts'
export type { DialectFacts, Fact } from './fact.ts'
export { faspay, faspayFacts } from './faspay.ts'
export { maybank, maybankFacts } from './maybank.ts'
export type {
  MidtransServices,
  MidtransVaPayment,
  MidtransVaPaymentFields,
  MidtransVaPaymentRequest,
} from './midtrans.ts'
export { midtrans, midtransFacts } from './midtrans.ts'
export type { NicoFieldNameOverrides, NicoFieldNames } from './nicepay/field-names.ts'
export { NICO_FIELD_NAMES } from './nicepay/field-names.ts'
export type { NicepayContract, NicepayFactory, NicepayServices } from './nicepay/nicepay.ts'
export { nicepay, nicepayFacts } from './nicepay/nicepay.ts'
export type { NicepayNotificationServices } from './nicepay/nicepay-notification.ts'
export { nicepayNotification, nicepayNotificationFacts } from './nicepay/nicepay-notification.ts'
export type {
  NicoInquiry,
  NicoInquiryAnswer,
  NicoInquiryHandler,
  NicoInquiryRequest,
  NicoPayment,
  NicoPaymentAnswer,
  NicoPaymentHandler,
  NicoPaymentRequest,
} from './nicepay/nico.ts'
export type { NivaInquiry, NivaInquiryFields, NivaInquiryRequest } from './nicepay/niva.ts'
export type { PayoutNotify, PayoutNotifyAnswer, PayoutNotifyRequest } from './nicepay/payout-notify.ts'
export { paydia, paydiaFacts } from './paydia.ts'
export { payermax, payermaxFacts } from './payermax.ts'
export { paylabs, paylabsFacts } from './paylabs.ts'
export { winpay, winpayFacts } from './winpay.ts'
