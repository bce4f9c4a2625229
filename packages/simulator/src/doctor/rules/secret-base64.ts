import { mapSecrets } from '../map-secrets.ts'
import { decodeBase64 } from '../read-signature.ts'
import type { Rule } from '../rule.ts'

/** The secret decoded from base64 before it was used, or encoded. */
export const secretBase64: Rule = {
  name: 'secret-base64',
  field: 'secrets',
  vary: (_, { secrets }) =>
    mapSecrets(secrets, (text, source) => [
      {
        text: decodeBase64(text.replaceAll('-', '+').replaceAll('_', '/')),
        cause: `The secret of ${source} looks like base64, and was decoded before it was used.`,
        fix: 'The client secret is text, and the key of the HMAC is that text. The signer must use it as it is; snap-sdk decodes nothing.',
      },
      {
        text: Buffer.from(text).toString('base64'),
        cause: `The secret was used encoded as base64; ${source} has it plain.`,
        fix: 'Both sides must use one and the same text. Ask which of the two the gateway calls the client secret, and put that one into clientSecrets.',
      },
    ]),
}
