import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

/** The method in another letter case, or another method. */
export const methodCase: Rule = {
  name: 'method-case',
  field: 'method',
  vary: ({ method }) => {
    const titled = method.charAt(0).toUpperCase() + method.slice(1).toLowerCase()
    return [method.toUpperCase(), method.toLowerCase(), titled, 'POST', 'GET', 'PUT', ''].map((text) => ({
      change: { method: text },
      cause: `The string to sign holds the method as ${quote(text)}, and the request has ${quote(method)}.`,
      fix: 'The gateway must sign the method as it sends it, in capitals: POST.',
    }))
  },
}
