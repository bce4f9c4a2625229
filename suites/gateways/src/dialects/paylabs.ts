import { paylabs } from '@snap-sdk/gateways'
import type { Body, DialectCases } from '../dialect-cases.ts'
import { CALL_HEADERS, digits, replay, required } from '../standard/helpers.ts'
import { paidAccount, VA_PAYMENT, vaPaymentRefusals } from '../standard/virtual-account.ts'

const SAMPLE = 'github paylabs/api-integration'

/** docs.paylabs.co.id: partnerServiceId is the merchant ID, unpadded; customerNo is 20 zeros. */
const PAYMENT: Body = {
  ...VA_PAYMENT,
  partnerServiceId: '010001',
  customerNo: '00000000000000000000',
  flagAdvise: 'N',
}

/** Paylabs: its own code for a bad signature. */
export const paylabsCases: DialectCases = {
  factory: paylabs,
  clientId: '010001',
  spoken: { scheme: 'asymmetric', carriesToken: false, externalId: digits(12), channelId: '95221' },
  services: {
    vaPayment: {
      path: '/v1.0/transfer-va/payment',
      code: '25',
      samples: [
        {
          source: `${SAMPLE}: the request's fields and paymentFlagStatus 00`,
          body: PAYMENT,
          expected: { responseCode: '2002500', responseMessage: 'Success', virtualAccountData: paidAccount(PAYMENT) },
          seen: { customerNo: '00000000000000000000' },
        },
      ],
      refusals: vaPaymentRefusals(PAYMENT),
      repeats: replay('nothing is said of repeats: the first answer'),
      headers: {
        required: required('25', ...CALL_HEADERS, 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID'),
        optional: [],
      },
      foreignKey: { httpStatus: 401, responseCode: '4010000', responseMessage: 'Unauthorized. [Signature]' },
      paymentField: 'paymentRequestId',
      withoutPaymentField: '4002502',
    },
  },
}
