import type { BadMerchant } from './bad-merchant.ts'
import { changeAnswers } from './change-answers.ts'

export const answersWithoutTimestamp: BadMerchant = {
  fault: 'No answer has an X-TIMESTAMP.',
  mustFail: [],
  change: () => changeAnswers(({ headers: { 'X-TIMESTAMP': _, ...headers }, ...answer }) => ({ ...answer, headers })),
}
