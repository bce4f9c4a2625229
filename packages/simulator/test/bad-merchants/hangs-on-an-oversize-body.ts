import type { BadMerchant } from './bad-merchant.ts'

export const hangsOnAnOversizeBody: BadMerchant = {
  fault: 'A body that is too long gets no answer.',
  mustFail: ['token-body-oversize', 'inquiry-body-oversize', 'payment-body-oversize'],
  hangs: true,
  change: ({ readBody }) => ({
    readBody: (request) => readBody(request).catch(() => new Promise<never>(() => {})),
  }),
}
