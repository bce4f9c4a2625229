import { REWRITTEN_FIX, toBodyVariants } from '../body-variants.ts'
import { escapeHtml, escapeNonAscii, escapeSlashes, unescapeAll } from '../json-strings.ts'
import { COMPACT, decodeJson, type JsonForm, rewriteJson, SPACED } from '../json-tokens.ts'
import type { Rule } from '../rule.ts'

/** How the libraries of some languages write JSON that they have parsed. */
const WRITERS: readonly (readonly [name: string, form: JsonForm])[] = [
  ["Python's json.dumps", { string: (text) => escapeNonAscii(unescapeAll(text)), number: writeFloat, layout: SPACED }],
  [
    "PHP's json_encode",
    { string: (text) => escapeSlashes(escapeNonAscii(unescapeAll(text))), number: writeFloat, layout: COMPACT },
  ],
  [
    "Go's json.Marshal of a map",
    {
      string: (text) => escapeHtml(unescapeAll(text)),
      number: (text) => String(Number(text)),
      order: 'everywhere',
      layout: COMPACT,
    },
  ],
  [
    'a parser that sorts names',
    { string: unescapeAll, number: (text) => String(Number(text)), order: 'everywhere', layout: COMPACT },
  ],
  ["Java's Gson", { string: (text) => escapeHtml(unescapeAll(text), /[<>&'=]/g), number: writeFloat, layout: COMPACT }],
]

/** The body parsed and written anew, with all that this changes at once. */
export const bodyReserialised: Rule = {
  name: 'body-reserialised',
  field: 'body',
  vary: ({ body }) => {
    const text = decodeJson(body)
    return toBodyVariants(REWRITTEN_FIX, [
      [
        text === undefined ? undefined : Buffer.from(JSON.stringify(JSON.parse(text))),
        'The body was signed as JSON.parse and JSON.stringify write it: numbers, escapes, white space or repeated names differ from the captured one.',
      ],
      ...WRITERS.map(
        ([name, form]) =>
          [
            rewriteJson(body, form),
            `The body was signed as ${name} writes it: numbers, escapes, order or white space differ from the captured one.`,
          ] as const,
      ),
    ])
  },
}

function writeFloat(text: string): string {
  return /[.eE]/.test(text) ? String(Number(text)).replace(/^-?\d+$/, '$&.0') : text
}
