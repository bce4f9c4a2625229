import { mapSignature } from '../map-signature.ts'
import { decodeBase64 } from '../read-signature.ts'
import type { Rule } from '../rule.ts'

/** The URL-safe alphabet of base64. */
export const signatureUrlSafe: Rule = {
  name: 'signature-url-safe',
  field: 'signature',
  vary: (_, { call }) =>
    mapSignature(call, (text) => [
      {
        bytes: /[-_]/.test(text) ? decodeBase64(text.replaceAll('-', '+').replaceAll('_', '/')) : undefined,
        cause: 'The signature is right, but in the URL-safe alphabet of base64, with - and _ where + and / belong.',
        fix: 'The gateway must use standard base64 (RFC 4648, section 4). snap-sdk refuses the other alphabet.',
      },
    ]),
}
