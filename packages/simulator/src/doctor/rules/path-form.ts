import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

/** The same path in another writing: a slash at its end, percent-encoding, letter case. */
export const pathForm: Rule = {
  name: 'path-form',
  field: 'path',
  vary: ({ path }) => {
    const paths = [
      `${path}/`,
      path.replace(/\/$/, ''),
      path.replace(/\/(?=\?|$)/, ''),
      path.replace(/^\//, ''),
      `/${path}`,
      path.replace(/\/{2,}/g, '/'),
      path.toLowerCase(),
      path.toUpperCase(),
      path.replace(/%[0-9a-fA-F]{2}/g, (code) => code.toUpperCase()),
      path.replace(/%[0-9a-fA-F]{2}/g, (code) => code.toLowerCase()),
      path.replace(/%([2-7][0-9a-fA-F])/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    ]
    return paths.map((text) => ({
      change: { path: text },
      cause: `The gateway signed the path as ${quote(text)}, and called ${quote(path)}.`,
      fix: 'The path that is signed and the path that is called must be the same text. Correct the URL that you gave the gateway, or ask it to sign what it calls.',
    }))
  },
}
