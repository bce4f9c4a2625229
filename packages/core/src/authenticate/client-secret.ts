import { prepareHmacKey } from '#crypto'
import { encodeUtf8 } from '../encoding/utf8.ts'
import type { SignatureVerifier } from './signature-verifier.ts'

/**
 * Prepares a client secret for HMAC-SHA512, compared in constant time. The key is the secret's text as it is: neither hex nor
 * base64 in it is decoded, as in every gateway's own samples. Once a secret, not once a call.
 */
export function prepareClientSecret(secret: string): SignatureVerifier {
  return prepareHmacKey(encodeUtf8(secret))
}
