import { REWRITTEN_FIX, toBodyVariants } from '../body-variants.ts'
import { rewriteJson } from '../json-tokens.ts'
import type { Rule } from '../rule.ts'

const isInteger = /^-?\d+$/

/** Numbers written anew: `10000.00` became `10000`, or the reverse. */
export const bodyNumbers: Rule = {
  name: 'body-numbers',
  field: 'body',
  vary: ({ body }) => {
    const rewrite = (number: (text: string) => string) => rewriteJson(body, { number })
    return toBodyVariants(REWRITTEN_FIX, [
      [
        rewrite((text) => String(Number(text))),
        'The body was signed with its numbers written anew by a parser, as 10000.00 becomes 10000.',
      ],
      [
        rewrite((text) => (isInteger.test(text) ? `${text}.00` : text)),
        'The body was signed with two decimals in its numbers (10000.00) that the captured one has lost (10000).',
      ],
      [
        rewrite((text) => (isInteger.test(text) ? `${text}.0` : String(Number(text)).replace(isInteger, '$&.0'))),
        'The body was signed with its numbers as floating-point (10000.0), which the captured one writes otherwise.',
      ],
      [
        rewrite((text) => text.replace(/(\.\d)$/, '$10')),
        'The body was signed with two decimals in its numbers (10000.50), of which the captured one has lost a zero (10000.5).',
      ],
      [rewrite((text) => `"${text}"`), 'The body was signed with its numbers as texts, in quotes.'],
    ])
  },
}
