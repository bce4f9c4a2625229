import { type OpenObject, object, opaque, optional, type Service, text } from '@snap-sdk/core'
import {
  type VaInquiryAnswer,
  type VaInquiryRequest,
  type VaPayment,
  type VaReversal,
  vaInquiry,
  vaPayment,
  vaReversal,
} from '@snap-sdk/services'
import type { DialectFacts } from '../fact.ts'

/** What NICEPAY adds to the standard's inquiry: the bank through which the customer asks. */
export interface NivaInquiryFields {
  readonly additionalInfo: OpenObject & {
    /** `BMRI` Mandiri, `BRIN` BRI, `CENA` BCA, `BBBA` Permata, `BNIN` BNI, and others; at most 4 characters. */
    readonly bankCd: string
  }
}

/** What a handler of `vaInquiry` is given. */
export type NivaInquiryRequest = VaInquiryRequest & NivaInquiryFields
/** The service NIVA inquiry. */
export type NivaInquiry = Service<NivaInquiryRequest, VaInquiryAnswer>

/** NICEPAY's lengths of the numbers that the standard limits to 8, 20 and 28. */
const NUMBERS = { partnerServiceId: opaque(20), customerNo: opaque(40), virtualAccountNo: opaque(25) } as const

/** NIVA inquiry, `POST /v1.0/transfer-va/inquiry`: service 24 with NICEPAY's lengths, and with `additionalInfo.bankCd`. */
export const nivaInquiry: NivaInquiry = vaInquiry
  .with({ signature: 'symmetric', fields: { ...NUMBERS, inquiryRequestId: text(40) } })
  .extend<NivaInquiryFields>({
    fields: { additionalInfo: object<NivaInquiryFields['additionalInfo']>({ bankCd: text(4) }) },
  })

/** NIVA payment, `POST /v1.0/transfer-va/payment`: service 25. Its page ends after virtualAccountName in every public copy. */
export const nivaPayment: VaPayment = vaPayment.with({ signature: 'symmetric', fields: NUMBERS })

/** NIVA reversal, `POST /v1.0/transfer-va/reversal`: a bank undid a paid transaction. "Very rare", says the page. */
export const nivaReversal: VaReversal = vaReversal.with({
  signature: 'symmetric',
  fields: {
    partnerServiceId: optional(NUMBERS.partnerServiceId),
    customerNo: optional(NUMBERS.customerNo),
    virtualAccountNo: NUMBERS.virtualAccountNo,
  },
})

const PAGE = 'docs.nicepay.co.id/en/nicepay-api-snap'
const INQUIRY_PAGE = `${PAGE}-inquiry-nicepay-inquiry-virtual-account`
const PAYMENT_PAGE = `${PAGE}-payment-nicepay-inquiry-virtual-account`
const REVERSAL_PAGE = `${PAGE}-reversal-nicepay-inquiry-virtual-account`

const SIGNATURE_NOTE =
  "The sample signature has 64 bytes, as HMAC-SHA512 has, and a newer copy links the SNAP API Testing page, which prescribes HMAC-SHA512 with a token. The path that is signed is the target as received; NICEPAY's SDKs leave out what stands before /api: where your domain has a prefix, try signedPath: { prefix: '/api' }."

const PAID_BILL_NOTE =
  "Paid Bill is 404XX13 in NICEPAY's general table, and 404XX14 in the standard, where 13 is Invalid Amount. No page says that a merchant answers by that table, both are final refusals, and 14 cannot be mistaken for a wrong amount: the standard's digits stay. To change them: outcomes: { paidBill: { caseCode: '13' } }."

/** What the rows of NIVA rest on. */
export const nivaFacts: DialectFacts = {
  vaInquiry: {
    certainty: 'documented',
    source: INQUIRY_PAGE,
    note: `Of the answer only virtualAccountData is public: the rest is that of the standard. ${PAID_BILL_NOTE}`,
  },
  'vaInquiry.signature': { certainty: 'inferred', source: INQUIRY_PAGE, note: SIGNATURE_NOTE },
  'vaInquiry.fields': {
    certainty: 'documented',
    source: INQUIRY_PAGE,
    note: 'partnerServiceId 20, customerNo 40, virtualAccountNo 25, inquiryRequestId 40, additionalInfo.bankCd 4, all mandatory.',
  },
  vaPayment: {
    certainty: 'documented',
    source: PAYMENT_PAGE,
    note: `The body is public as far as virtualAccountName: the rest is that of the standard. ${PAID_BILL_NOTE}`,
  },
  'vaPayment.signature': { certainty: 'inferred', source: PAYMENT_PAGE, note: SIGNATURE_NOTE },
  'vaPayment.fields': { certainty: 'documented', source: PAYMENT_PAGE },
  vaReversal: {
    certainty: 'documented',
    source: REVERSAL_PAGE,
    note: 'Its body and its service digits are not public: any JSON with numbers of the virtual account is taken, and the digits are 25.',
  },
  'vaReversal.signature': { certainty: 'inferred', source: REVERSAL_PAGE, note: SIGNATURE_NOTE },
  'vaReversal.fields': { certainty: 'inferred', source: PAYMENT_PAGE, note: 'Lengths as in the payment.' },
}
