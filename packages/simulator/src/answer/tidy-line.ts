import type { Exchange, Gateway } from '../gateway.ts'
import { collectSecrets } from './collect-secrets.ts'
import { maskSecrets } from './mask.ts'
import { clipText, toPrintableLine } from './printable-text.ts'

const MOST_CHARACTERS = 600

/** What is masked of a line; a secret behind it is cut off with the rest. */
const MOST_MASKED = 16_384

/** Makes a line about answers fit to be shown: one line of printable text, not too long, without what the calls prove themselves with. */
export function tidyLine(
  text: string,
  { exchanges, gateway }: { readonly exchanges: readonly Exchange[]; readonly gateway: Gateway },
): string {
  if (gateway.holdsClientSecret(text)) return 'Not shown: it holds the client secret.'
  return clipText(
    toPrintableLine(maskSecrets(text.slice(0, MOST_MASKED), collectSecrets(exchanges, []))),
    MOST_CHARACTERS,
  )
}
