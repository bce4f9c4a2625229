import { paydia } from '@snap-sdk/gateways'
import type { DialectCases } from '../dialect-cases.ts'
import { CALL_HEADERS, digits, replay, required, unauthorized } from '../standard/helpers.ts'
import { noticeRefusals, QR_SAMPLE, statusCases, unknownCases } from '../standard/notices.ts'

/** Paydia: QRIS in version 2.0 of the path. @see docs-snap.paydia.id */
export const paydiaCases: DialectCases = {
  factory: paydia,
  clientId: 'paydia-client',
  spoken: { scheme: 'asymmetric', carriesToken: false, externalId: digits(20), channelId: '95221' },
  services: {
    qrNotify: {
      path: '/snap/v2.0/qr/qr-mpm-notify',
      ownPath: '/v2.0/qr/qr-mpm-notify',
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
