import { toBodyVariants } from '../body-variants.ts'
import { COMPACT, decodeJson, rewriteJson } from '../json-tokens.ts'
import type { Rule } from '../rule.ts'

const STRIPPED =
  'Minifying drops the white space between JSON tokens, and none inside strings: the signer must use a JSON minifier, and no search and replace. Known of old SDKs of Midtrans and of DOKU. snap-sdk does not accept it: the signature would not tell two bodies apart.'

const TRIMMED =
  'Something in front of the verifier changes the values of the body, such as a middleware that trims strings. Verify the bytes as received: in snap-sdk put the adapter first.'

/** White space stripped inside strings too, or at the ends of strings. */
export const bodySpacesInStrings: Rule = {
  name: 'body-spaces-in-strings',
  field: 'body',
  vary: ({ body }) => {
    const text = decodeJson(body)
    const strip = (spaces: RegExp) => (text === undefined ? undefined : Buffer.from(text.replace(spaces, '')))
    return [
      ...toBodyVariants(STRIPPED, [
        [strip(/\s+/g), 'The body was signed without any white space, that inside its strings included.'],
        [strip(/ /g), 'The body was signed without any blank, those inside its strings included.'],
        [
          strip(/[\r\n\t]|\\[rnt]/g),
          'The body was signed without line breaks and tabs, those escaped in its strings included.',
        ],
        [
          rewriteJson(body, { layout: COMPACT, string: (one) => one.replace(/ {2,}/g, ' ') }),
          'The body was signed with runs of blanks in its strings as one blank.',
        ],
      ]),
      ...toBodyVariants(TRIMMED, [
        [
          rewriteJson(body, { string: (one) => `"${one.slice(1, -1).trim()}"` }),
          'The body was signed with its strings trimmed: blanks at their ends, such as the padding of partnerServiceId, are gone.',
        ],
      ]),
    ]
  },
}
