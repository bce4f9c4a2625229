import { createHmac } from 'node:crypto'
import type { BadMerchant } from './bad-merchant.ts'

/** "Expected this, got that", as a developer prints it to see why the two differ. */
export const signatureInTheBody: BadMerchant = {
  fault: 'A wrong signature is answered with the right one.',
  signature: 'symmetric',
  mustFail: ['inquiry-error-without-secrets', 'payment-error-without-secrets'],
  change: ({ verifyWithSecret, answerError }) => {
    let expected = ''
    return {
      verifyWithSecret: (text, signature, clientSecret) => {
        expected = createHmac('sha512', clientSecret).update(text).digest('base64')
        return verifyWithSecret(text, signature, clientSecret)
      },
      answerError: (error, serviceCode) => {
        const answer = answerError(error, serviceCode)
        return { ...answer, body: { ...Object(answer.body), additionalInfo: { expected } } }
      },
    }
  },
}
