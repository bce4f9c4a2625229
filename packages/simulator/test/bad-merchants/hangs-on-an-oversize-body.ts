import type { BadMerchant } from './bad-merchant.ts'

export const hangsOnAnOversizeBody: BadMerchant = {
  fault: 'A body that is too long gets no answer.',
  mustFail: [],
  change: ({ readBody }) => ({
    readBody: (request) => readBody(request).catch(() => new Promise<never>(() => {})),
  }),
}
