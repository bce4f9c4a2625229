import { encodeBase64 } from '../encoding/base64.ts'
import type { Partner } from '../partner.ts'
import { parsePublicKey } from './public-key.ts'

/**
 * A text that two partners share only where the same would be prepared of both.
 *
 * A key that is not a text counts by the key that is in it: JSON makes `{}` of every KeyObject, and of two keys one.
 *
 * @param option The partner's name, for messages.
 * @throws SnapConfigurationError `PUBLIC_KEY_INVALID` where such a key cannot be read.
 */
export function identifyPartner(partner: Partner, option: string): string {
  const { clientId, partnerId, publicKeys, clientSecrets, allowedAddresses } = partner
  const keys = Array.isArray(publicKeys)
    ? publicKeys.map((key, index) => identifyKey(key, `${option}.publicKeys[${index}]`))
    : identifyKey(publicKeys, `${option}.publicKeys`)
  return JSON.stringify([clientId, partnerId, keys, clientSecrets, allowedAddresses])
}

function identifyKey(key: unknown, option: string): unknown {
  if (typeof key === 'string' || key === undefined) return key
  return { spki: encodeBase64(parsePublicKey(key, option).spki) }
}
