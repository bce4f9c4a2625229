import { maybank } from '@snap-sdk/gateways'
import type { DialectCases } from '../dialect-cases.ts'
import { CALL_HEADERS, conflict, digits, replay, required, unauthorized } from '../standard/helpers.ts'
import {
  VA_INQUIRY,
  VA_INQUIRY_SAMPLE,
  VA_PAYMENT,
  VA_PAYMENT_SAMPLE,
  vaInquiryRefusals,
  vaPaymentRefusals,
} from '../standard/virtual-account.ts'

const headers = (code: string) => ({
  required: required(code, ...CALL_HEADERS, 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID', 'Authorization'),
  optional: [],
})

/** Maybank Indonesia, wholly inferred: github artivisi/payment-gateway@0e4f97b. */
export const maybankCases: DialectCases = {
  factory: maybank,
  clientId: 'maybank-client',
  spoken: { scheme: 'symmetric', carriesToken: true, externalId: digits(20), channelId: '95221' },
  token: { path: '/v1.0/access-token/b2b', expected: { tokenType: 'Bearer', expiresIn: '900' } },
  services: {
    vaInquiry: {
      path: '/v1.0/transfer-va/inquiry',
      code: '24',
      samples: [VA_INQUIRY_SAMPLE],
      refusals: vaInquiryRefusals(VA_INQUIRY),
      repeats: conflict('24', 'ASPI: an X-EXTERNAL-ID is unique in its day'),
      headers: headers('24'),
      foreignKey: unauthorized('24'),
      paymentField: undefined,
    },
    vaPayment: {
      path: '/v1.0/transfer-va/payment',
      code: '25',
      samples: [VA_PAYMENT_SAMPLE],
      refusals: vaPaymentRefusals(VA_PAYMENT),
      repeats: replay('a 4xx may undo a paid bill: the first answer'),
      headers: headers('25'),
      foreignKey: unauthorized('25'),
      paymentField: 'paymentRequestId',
      withoutPaymentField: '4002502',
    },
  },
}
