import type { Exchange, Gateway } from '../gateway.ts'
import { collectSecrets, findSecrets } from './collect-secrets.ts'
import { maskSecrets } from './mask.ts'
import { clipText, toPrintableLine } from './printable-text.ts'

const MOST_CHARACTERS = 600

/** Makes a line about answers fit to be shown: one line of printable text, not too long, without what the calls prove themselves with. */
export function tidyLine(
  text: string,
  { exchanges, gateway }: { readonly exchanges: readonly Exchange[]; readonly gateway: Gateway },
): string {
  if (gateway.holdsClientSecret(text)) return 'Not shown: it holds the client secret.'
  const secrets = findSecrets(collectSecrets(exchanges, []), text)
  return clipText(toPrintableLine(maskSecrets(text, secrets)), MOST_CHARACTERS)
}
