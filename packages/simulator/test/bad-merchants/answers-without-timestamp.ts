import type { BadMerchant } from './bad-merchant.ts'
import { changeAnswers } from './change-answers.ts'

export const answersWithoutTimestamp: BadMerchant = {
  fault: 'No answer has an X-TIMESTAMP.',
  mustFail: [
    'token-valid-in-good-form',
    'inquiry-valid-in-good-form',
    'payment-valid-in-good-form',
    'token-error-in-good-form',
    'inquiry-error-in-good-form',
    'payment-error-in-good-form',
  ],
  change: () => changeAnswers(({ headers: { 'X-TIMESTAMP': _, ...headers }, ...answer }) => ({ ...answer, headers })),
}
