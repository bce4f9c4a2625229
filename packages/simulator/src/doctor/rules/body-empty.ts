import { toBodyVariants } from '../body-variants.ts'
import type { Rule } from '../rule.ts'

const FIX =
  'If the capture lost the body, capture the bytes: in snap-sdk put the adapter before any body parser. Else the gateway must hash exactly the bytes that it sends; a body that is absent is hashed as the empty string.'

/** Nothing hashed where there is a body, or something where there is none. */
export const bodyEmpty: Rule = {
  name: 'body-empty',
  field: 'body',
  vary: () =>
    toBodyVariants(
      FIX,
      ['', '{}', '[]', 'null', '""', 'undefined', '[object Object]'].map((text) => [
        Buffer.from(text),
        `The string to sign has the hash of ${text === '' ? 'an empty body' : JSON.stringify(text)} in place of this body's.`,
      ]),
    ),
}
