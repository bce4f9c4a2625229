import { bnc } from '@snap-sdk/gateways'
import type { DialectCases } from '../dialect-cases.ts'
import { CALL_HEADERS, conflict, digits, required, unauthorized } from '../standard/helpers.ts'
import { VA_INQUIRY, VA_INQUIRY_SAMPLE, vaInquiryRefusals } from '../standard/virtual-account.ts'

/** Bank Neo Commerce: an inquiry on a path that is agreed on. @see developers.bankneo.co.id */
export const bncCases: DialectCases = {
  factory: bnc,
  clientId: '5b5a0ee1c9f4d9aa6a7d3c50b6e0a1f2',
  spoken: { scheme: 'asymmetric', carriesToken: false, externalId: digits(20), channelId: '95221' },
  paths: { vaInquiry: '/bnc/va-inquiry' },
  services: {
    vaInquiry: {
      path: '/bnc/va-inquiry',
      ownPath: '/v1.0/transfer-va/inquiry',
      code: '24',
      samples: [VA_INQUIRY_SAMPLE],
      refusals: vaInquiryRefusals(VA_INQUIRY),
      repeats: conflict('24', 'ASPI: an X-EXTERNAL-ID is unique in its day'),
      headers: {
        required: required('24', ...CALL_HEADERS, 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID'),
        optional: [],
      },
      foreignKey: unauthorized('24'),
      paymentField: undefined,
    },
  },
}
