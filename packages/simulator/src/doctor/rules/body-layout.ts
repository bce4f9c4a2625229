import { toBodyVariants } from '../body-variants.ts'
import { COMPACT, rewriteJson, SPACED } from '../json-tokens.ts'
import type { JsonLayout } from '../json-tree.ts'
import type { Rule } from '../rule.ts'

const CRLF = '\r\n'

const LAYOUTS: readonly (readonly [layout: JsonLayout, name: string])[] = [
  [COMPACT, 'without white space'],
  [SPACED, "with a blank behind each comma and colon, as Python's json.dumps writes it"],
  [{ ...SPACED, indent: '  ' }, 'indented by two blanks'],
  [{ ...SPACED, indent: '    ' }, 'indented by four blanks, as PHP writes it'],
  [{ ...SPACED, indent: '\t' }, 'indented by tabs'],
  [
    { comma: ',', colon: ' : ', indent: '  ', inlineLists: true },
    'with a blank on both sides of each colon and its lists on one line, as Jackson indents it',
  ],
  [{ comma: ',', colon: ' : ', indent: '  ', inlineLists: true, lineBreak: CRLF }, 'as Jackson indents it on Windows'],
  [{ comma: ',', colon: ' : ', indent: '  ' }, 'indented by two blanks, with a blank on both sides of each colon'],
  [{ comma: ',', colon: ' : ' }, 'with a blank on both sides of each colon'],
  [{ comma: ', ', colon: ' : ' }, 'with a blank on both sides of each colon and behind each comma'],
  [{ comma: ',', colon: ': ' }, 'with a blank behind each colon'],
  [{ comma: ', ', colon: ':' }, 'with a blank behind each comma'],
  [{ ...SPACED, inside: ' ' }, 'with blanks behind commas and colons and inside the braces'],
  [{ ...SPACED, indent: '  ', lineBreak: CRLF }, 'indented by two blanks with CRLF, as .NET writes it on Windows'],
  [{ ...SPACED, indent: '    ', lineBreak: CRLF }, 'indented by four blanks with CRLF'],
  [
    { ...SPACED, indent: '  ', inlineSingles: true },
    'indented by two blanks, single members on one line, as org.json writes it',
  ],
  [{ ...SPACED, indent: ' ' }, 'indented by one blank'],
  [{ ...SPACED, indent: '   ' }, 'indented by three blanks'],
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
