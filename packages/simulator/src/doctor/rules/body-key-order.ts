import { rewriteJson } from '../json-tokens.ts'
import { REWRITTEN_FIX, toVariants } from '../map-body.ts'
import type { Rule } from '../rule.ts'

/** The members of objects in another order. */
export const bodyKeyOrder: Rule = {
  name: 'body-key-order',
  field: 'body',
  vary: ({ body }) =>
    toVariants(REWRITTEN_FIX, [
      [
        rewriteJson(body, { sorted: true, layout: 'compact' }),
        'The body was signed with its members sorted by name, and the captured one has another order.',
      ],
    ]),
}
