import { mapSecrets } from '../map-secrets.ts'
import type { Rule } from '../rule.ts'

const FIX = 'The signer must use the client secret: the text that you gave the gateway together with the client ID.'

/** Something else in place of the secret: the client ID, the token, a public key's text, the secret in quotes. */
export const secretOther: Rule = {
  name: 'secret-other',
  field: 'secrets',
  vary: ({ clientId, accessToken }, { secrets, keys, otherKeys }) => [
    ...mapSecrets(secrets, (text) => [
      { text: `"${text}"`, cause: 'The secret was used with quotes around it.', fix: FIX },
      {
        text: text.replace(/^(["'])(.*)\1$/s, '$2'),
        cause: 'The secret was given with quotes around it, and used without.',
        fix: 'Take the quotes off where your server reads the secret.',
      },
      { text: `${text}&`, cause: "The secret was used with '&' behind it, as in OAuth 1.", fix: FIX },
      { text: clientId, cause: 'The client ID was used in place of the client secret.', fix: FIX },
      { text: accessToken, cause: 'The access token was used in place of the client secret.', fix: FIX },
      {
        text: 'undefined',
        cause: "The text 'undefined' was used in place of the client secret: a variable that was not set.",
        fix: FIX,
      },
      {
        text: '',
        cause: 'An empty text was used in place of the client secret: a variable that was not set.',
        fix: FIX,
      },
    ]),
    ...[...keys, ...otherKeys].flatMap(({ rsa, source }) => {
      if (rsa === undefined) return []
      return [rsa.pem, rsa.pem.trim()].map((text) => ({
        change: { secrets: [{ source, bytes: Buffer.from(text) }] },
        cause: `The text of the public key (${source}) was used as the secret of an HMAC. Anybody who has the public key can make such a signature.`,
        fix: 'Never accept this. The gateway must sign with its private key, or with the client secret.',
      }))
    }),
  ],
}
