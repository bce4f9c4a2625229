import { mapSecrets } from '../map-secrets.ts'
import { decodeHex } from '../read-signature.ts'
import type { Rule } from '../rule.ts'

/** The secret decoded from hex before it was used, or encoded, or in another letter case. */
export const secretHex: Rule = {
  name: 'secret-hex',
  field: 'secrets',
  vary: (_, { secrets }) =>
    mapSecrets(secrets, (text, source) => [
      {
        text: decodeHex(text),
        cause: `The secret of ${source} looks like hex, and was decoded before it was used.`,
        fix: 'The client secret is text, and the key of the HMAC is that text. The signer must use it as it is; snap-sdk decodes nothing.',
      },
      ...[Buffer.from(text).toString('hex'), text.toLowerCase(), text.toUpperCase()].map((other, index) => ({
        text: other,
        cause:
          index === 0
            ? `The secret was used encoded as hex; ${source} has it plain.`
            : `The secret was used in another letter case than ${source} has it.`,
        fix: 'Both sides must use one and the same text, to the letter. Compare how it was handed over.',
      })),
    ]),
}
