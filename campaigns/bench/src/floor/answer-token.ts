import { LIFETIME_SECONDS } from '../workload/samples.ts'
import { issueAccessToken } from './access-token.ts'
import type { Cryptography } from './cryptography.ts'
import { type HandAnswer, writeAnswer } from './hand-call.ts'

/** Issues an access token to a client that is proven, in NICEPAY's form. */
export async function answerToken(clientId: string, cryptography: Cryptography): Promise<HandAnswer> {
  const expiresAt = Math.floor(Date.now() / 1000) + LIFETIME_SECONDS
  return writeAnswer(200, '2007300', 'Successful', {
    accessToken: await issueAccessToken({ clientId, expiresAt }, cryptography),
    tokenType: 'Bearer',
    expiresIn: String(LIFETIME_SECONDS),
    additionalInfo: {},
  })
}
