import { REWRITTEN_FIX, toBodyVariants } from '../body-variants.ts'
import {
  escapeHtml,
  escapeNonAscii,
  escapeSlashes,
  setEscapeCase,
  unescapeAll,
  unescapeSlashes,
} from '../json-strings.ts'
import { rewriteJson } from '../json-tokens.ts'
import type { Rule } from '../rule.ts'

/** Escapes in strings written anew: `\/`, `\u00e9`, `\u0026`. */
export const bodyEscapes: Rule = {
  name: 'body-escapes',
  field: 'body',
  vary: ({ body }) => {
    const rewrite = (string: (text: string) => string) => rewriteJson(body, { string })
    return toBodyVariants(REWRITTEN_FIX, [
      [rewrite(unescapeSlashes), 'The body was signed with / where the captured one has \\/.'],
      [rewrite(escapeSlashes), 'The body was signed with \\/ where the captured one has /, as PHP writes it.'],
      [
        rewrite(unescapeAll),
        'The body was signed with its characters plain, and the captured one has escapes such as \\u00e9.',
      ],
      [
        rewrite(escapeNonAscii),
        'The body was signed with escapes such as \\u00e9, and the captured one has the characters plain.',
      ],
      [
        rewrite((text) => escapeSlashes(escapeNonAscii(text))),
        'The body was signed as PHP escapes it (\\/ and \\u00e9), and the captured one has the characters plain.',
      ],
      [rewrite(escapeHtml), 'The body was signed with <, > and & as \\u003c, \\u003e and \\u0026, as Go writes them.'],
      [rewrite((text) => escapeHtml(text, /[<>&'=]/g)), 'The body was signed as Gson escapes it, with \\u003d for =.'],
      [
        rewrite((text) => setEscapeCase(text, 'upper')),
        'The body was signed with escapes in capitals, such as \\u00E9, and the captured one has \\u00e9.',
      ],
      [
        rewrite((text) => setEscapeCase(text, 'lower')),
        'The body was signed with escapes in small letters, such as \\u00e9, and the captured one has \\u00E9.',
      ],
    ])
  },
}
