import { mapSecrets } from '../map-secrets.ts'
import type { Rule } from '../rule.ts'

/** A line break or blank at the end of the secret: on one side and not on the other. */
export const secretNewline: Rule = {
  name: 'secret-newline',
  field: 'secrets',
  vary: (_, { secrets }) =>
    mapSecrets(secrets, (text, source) => [
      ...['\n', '\r\n', ' ', '\r', '\0'].map((ending) => ({
        text: text + ending,
        cause: `The secret was used with ${NAMES[ending]} behind it; in ${source} it has none.`,
        fix: 'Whoever signs read the secret from a file or a form and took the end of the line with it. The signer must cut it off: printf %s in place of echo, or trim() where it is read.',
      })),
      {
        text: text.trim(),
        cause: `${source} has white space around the secret, and it was used without.`,
        fix: 'Cut the white space off where your server reads the secret: trim(), or printf %s in place of echo when the file is written.',
      },
    ]),
}

const NAMES: Readonly<Record<string, string>> = {
  '\n': 'a line feed',
  '\r\n': 'a line break (CRLF)',
  ' ': 'a blank',
  '\r': 'a carriage return',
  '\0': 'a zero byte',
}
