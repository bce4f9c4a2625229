import type { BadMerchant } from './bad-merchant.ts'
import { changeAnswers } from './change-answers.ts'

export const wrongServiceDigits: BadMerchant = {
  fault: 'Each response code has the service digits 01.',
  mustFail: [
    'token-valid',
    'inquiry-valid',
    'payment-valid',
    'token-error-form',
    'inquiry-error-in-good-form',
    'payment-error-in-good-form',
  ],
  change: () =>
    changeAnswers((answer) => {
      const code = String(answer.body.responseCode)
      return { ...answer, body: { ...answer.body, responseCode: `${code.slice(0, 3)}01${code.slice(5)}` } }
    }),
}
