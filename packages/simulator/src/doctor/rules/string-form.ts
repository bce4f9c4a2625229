import { PART_NAMES } from '../part-names.ts'
import type { Rule, Variant } from '../rule.ts'

const FIX =
  'The signer must build the string as the standard has it: clientId|timestamp for client-id, method:path:accessToken:bodyHash:timestamp for symmetric, method:path:bodyHash:timestamp for asymmetric; a body that is empty is hashed as the empty string.'

/** What languages and people put between texts. */
const SEPARATORS = [
  ':',
  '|',
  '',
  '\n',
  ', ',
  ',',
  '.',
  '+',
  '&',
  ' ',
  ';',
  '::',
  '||',
  '-',
  '_',
  '/',
  '#',
  '\t',
  ' : ',
  ' | ',
  '\r\n',
  '\\n',
]

/** The string to sign put together otherwise: a part left out, another separator, a line break at its end. */
export const stringForm: Rule = {
  name: 'string-form',
  field: 'separator',
  vary: ({ parts, separator, ending }): readonly Variant[] => [
    ...parts.map((left) => ({
      change: { parts: parts.filter((part) => part !== left) },
      cause: `The string to sign lacks the ${PART_NAMES[left]}.`,
      fix: FIX,
    })),
    ...SEPARATORS.map((other) => ({
      change: { separator: other },
      cause: `The parts of the string to sign stand with ${JSON.stringify(other)} between them, and ${JSON.stringify(separator)} belongs there.`,
      fix: FIX,
    })),
    ...['\n', '\r\n', separator, ' '].map((other) => ({
      change: { ending: ending + other },
      cause: `The string to sign has ${JSON.stringify(other)} behind its last part.`,
      fix: FIX,
    })),
    {
      change: { parts: parts.toReversed() },
      cause: 'The parts of the string to sign stand in reverse order.',
      fix: FIX,
    },
    {
      change: { parts: [...parts, 'accessToken'] },
      cause: 'The string to sign has the access token behind its last part.',
      fix: FIX,
    },
  ],
}
