import { ayolinx } from '@snap-sdk/gateways'
import type { DialectCases } from '../dialect-cases.ts'
import { CALL_HEADERS, digits, replay, required, unauthorized } from '../standard/helpers.ts'
import { noticeRefusals, QR_SAMPLE, statusCases, unknownCases } from '../standard/notices.ts'

/** AyoLinx, wholly inferred: QRIS as in the standard. */
export const ayolinxCases: DialectCases = {
  factory: ayolinx,
  clientId: 'ayolinx-client',
  spoken: { scheme: 'asymmetric', carriesToken: false, externalId: digits(20), channelId: '95221' },
  services: {
    qrNotify: {
      path: '/v1.0/qr/qr-mpm-notify',
      code: '52',
      samples: [QR_SAMPLE],
      refusals: noticeRefusals('52'),
      repeats: replay('nothing is said of repeats: the first answer'),
      headers: {
        required: required('52', ...CALL_HEADERS, 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID'),
        optional: [],
      },
      foreignKey: unauthorized('52'),
      paymentField: 'originalReferenceNo',
      withoutPaymentField: '4005202',
      notices: statusCases(),
      unknownStatuses: unknownCases(),
    },
  },
}
