import { toBodyVariants } from '../body-variants.ts'
import { type JsonLayout, rewriteJson } from '../json-tokens.ts'
import type { Rule } from '../rule.ts'

const LAYOUTS: readonly (readonly [layout: JsonLayout, name: string])[] = [
  ['compact', 'without white space'],
  ['spaced', "with a blank behind each comma and colon, as Python's json.dumps writes it"],
  [2, 'indented by two blanks'],
  [4, 'indented by four blanks'],
  ['\t', 'indented by tabs'],
]

const FIX =
  'The standard hashes the minified body, and most gateways the bytes as they send them; a verifier should try both, as snap-sdk does, and no third. If this capture comes from behind a body parser, verify the bytes as received: in snap-sdk put the adapter before the parser. Else the gateway signs another text than it sends: it must hash the bytes that go out.'

/** White space between the JSON tokens that the captured body does not have. */
export const bodyLayout: Rule = {
  name: 'body-layout',
  field: 'body',
  vary: ({ body }) =>
    toBodyVariants(
      FIX,
      LAYOUTS.map(([layout, name]) => [
        rewriteJson(body, { layout }),
        `The body was signed ${name}, and the captured one is laid out otherwise.`,
      ]),
    ),
}
