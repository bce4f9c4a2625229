import type { BadMerchant } from './bad-merchant.ts'

export const breaksOnABodyThatIsNoJson: BadMerchant = {
  fault: 'A body is parsed without care, and what that throws is a 500.',
  mustFail: [
    'token-body-empty',
    'inquiry-body-empty',
    'payment-body-empty',
    'token-body-not-json',
    'inquiry-body-not-json',
    'payment-body-not-json',
  ],
  change: () => ({ parseObject: (body) => Object(JSON.parse(body.toString())) }),
}
