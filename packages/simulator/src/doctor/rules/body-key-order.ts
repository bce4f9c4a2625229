import { REWRITTEN_FIX, toBodyVariants } from '../body-variants.ts'
import { rewriteJson } from '../json-tokens.ts'
import type { JsonOrder } from '../json-tree.ts'
import type { Rule } from '../rule.ts'

const ORDERS: readonly (readonly [order: JsonOrder, what: string])[] = [
  ['everywhere', 'its members sorted by name'],
  ['at the top', 'its outermost members sorted by name, and those inside as they came'],
  ['inside', 'the members of the objects inside it sorted by name, and the outermost as they came'],
  ['whatever case', 'its members sorted by name, capitals and small letters alike'],
  ['backwards', 'its members sorted by name, the last first'],
]

/** The members of objects in another order, at every level or at one. */
export const bodyKeyOrder: Rule = {
  name: 'body-key-order',
  field: 'body',
  vary: ({ body }) =>
    toBodyVariants(
      REWRITTEN_FIX,
      ORDERS.map(([order, what]) => [
        rewriteJson(body, { order }),
        `The body was signed with ${what}; the captured one has another order.`,
      ]),
    ),
}
