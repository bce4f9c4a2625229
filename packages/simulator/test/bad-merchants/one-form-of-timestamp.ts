import type { BadMerchant } from './bad-merchant.ts'

export const oneFormOfTimestamp: BadMerchant = {
  fault: 'A timestamp must end with +07:00 and have no milliseconds.',
  mustFail: [
    'token-timestamp-with-milliseconds',
    'inquiry-timestamp-with-milliseconds',
    'payment-timestamp-with-milliseconds',
    'token-timestamp-in-utc',
    'inquiry-timestamp-in-utc',
    'payment-timestamp-in-utc',
  ],
  change: ({ parseTimestamp }) => ({
    parseTimestamp: (text) => (/T\d\d:\d\d:\d\d\+07:00$/.test(text) ? parseTimestamp(text) : undefined),
  }),
}
