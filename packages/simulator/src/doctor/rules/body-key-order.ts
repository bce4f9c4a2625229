import { REWRITTEN_FIX, toBodyVariants } from '../body-variants.ts'
import { rewriteJson } from '../json-tokens.ts'
import type { Rule } from '../rule.ts'

/** The members of objects in another order. */
export const bodyKeyOrder: Rule = {
  name: 'body-key-order',
  field: 'body',
  vary: ({ body }) =>
    toBodyVariants(REWRITTEN_FIX, [
      [
        rewriteJson(body, { sorted: true, layout: 'compact' }),
        'The body was signed with its members sorted by name, and the captured one has another order.',
      ],
    ]),
}
