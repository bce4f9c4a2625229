import { METHODS } from 'node:http'
import type { BadMerchant } from './bad-merchant.ts'

export const answersAnyMethod: BadMerchant = {
  fault: 'What a POST asks, a GET and a PUT may ask as well.',
  mustFail: ['token-method-wrong', 'inquiry-method-wrong', 'payment-method-wrong'],
  change: () => ({ methods: METHODS }),
}
