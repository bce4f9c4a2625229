import type { BadMerchant } from './bad-merchant.ts'
import { changeAnswers } from './change-answers.ts'

export const responseCodeAsANumber: BadMerchant = {
  fault: 'responseCode is a JSON number.',
  mustFail: [
    'token-valid',
    'inquiry-valid',
    'payment-valid',
    'token-error-form',
    'inquiry-error-form',
    'payment-error-form',
  ],
  change: () =>
    changeAnswers((answer) => ({
      ...answer,
      body: { ...answer.body, responseCode: Number(answer.body.responseCode) },
    })),
}
