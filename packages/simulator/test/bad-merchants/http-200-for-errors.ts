import type { BadMerchant } from './bad-merchant.ts'
import { changeAnswers } from './change-answers.ts'

export const http200ForErrors: BadMerchant = {
  fault: 'Every answer has the HTTP status 200.',
  mustFail: ['token-error-form', 'inquiry-error-form', 'payment-error-form'],
  change: () => changeAnswers((answer) => ({ ...answer, status: 200 })),
}
