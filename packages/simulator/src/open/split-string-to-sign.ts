import type { SignedPart } from './messages.ts'

const SYMMETRIC = /^([A-Z]+):([^:]*(?::[^:]*)*?):([^:]*):([0-9a-f]{64}):(.*)$/s
const ASYMMETRIC = /^([A-Z]+):(.*):([0-9a-f]{64}):(.*)$/s
const CLIENT_ID = /^([^|]*)\|(.*)$/s

/**
 * Takes a string to sign apart, for the eye: the texts of all parts together are the string. One of no known form is one part.
 *
 * @param hasToken Whether it holds an access token, as the symmetric scheme's does.
 */
export function splitStringToSign(text: string, hasToken: boolean): readonly SignedPart[] {
  const signed = (hasToken ? SYMMETRIC : ASYMMETRIC).exec(text)
  if (signed !== null) {
    const names = hasToken
      ? (['method', 'path', 'accessToken', 'bodyHash', 'timestamp'] as const)
      : (['method', 'path', 'bodyHash', 'timestamp'] as const)
    return join(names, signed.slice(1), ':')
  }
  const client = CLIENT_ID.exec(text)
  if (client !== null) return join(['clientId', 'timestamp'], client.slice(1), '|')
  return [{ name: 'whole', text }]
}

function join(names: readonly SignedPart['name'][], texts: readonly string[], separator: string): SignedPart[] {
  return names.flatMap((name, index) => [
    ...(index === 0 ? [] : [{ name: 'separator', text: separator } as const]),
    { name, text: texts[index] ?? '' },
  ])
}
