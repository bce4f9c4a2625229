import type { BadMerchant } from './bad-merchant.ts'

export const duplicateRunsAgain: BadMerchant = {
  fault: 'A call that comes again runs again, and gets another answer.',
  mustFail: [
    'inquiry-external-id-reused',
    'payment-external-id-reused',
    'inquiry-sent-twice',
    'payment-sent-twice',
    'payment-concurrent-duplicates',
    'payment-concurrent-retries',
    'payment-retried-when-paid',
  ],
  change: ({ writeAnswer }) => {
    let count = 0
    return {
      duplicates: { once: (_, run) => run() },
      writeAnswer: (said) => writeAnswer({ ...said, message: `${said.message} ${++count}` }),
    }
  },
}
