import type { BadMerchant } from './bad-merchant.ts'

export const stackTraceInTheBody: BadMerchant = {
  fault: 'An error goes back with its stack.',
  mustFail: [
    'token-error-without-stack-trace',
    'inquiry-error-without-stack-trace',
    'payment-error-without-stack-trace',
  ],
  change: ({ answerError }) => ({
    answerError: (error, serviceCode) => {
      const answer = answerError(error, serviceCode)
      return {
        ...answer,
        body: { ...Object(answer.body), stack: error instanceof Error ? error.stack : String(error) },
      }
    },
  }),
}
