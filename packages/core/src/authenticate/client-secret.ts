import { encodeUtf8 } from '../encoding/utf8.ts'

/**
 * Imports a client secret for HMAC-SHA512. The key is the secret's text as it is: neither hex nor base64 in it is decoded,
 * as in every gateway's own samples. Once a secret, not once a call.
 */
export async function importClientSecret(secret: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', encodeUtf8(secret), { name: 'HMAC', hash: 'SHA-512' }, false, ['verify'])
}
