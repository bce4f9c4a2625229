import type { Exchange } from '../gateway.ts'

/**
 * Everything in a check's exchanges that must not be shown: access tokens and signatures, wherever one turns up again, and the given
 * secrets; each in base64 and hex as well, should a server send one back in disguise.
 */
export function collectSecrets(exchanges: readonly Exchange[], secrets: readonly string[]): readonly string[] {
  const named = exchanges.flatMap(({ request: { headers }, response }) => {
    const issued: unknown = response.body?.accessToken
    const { Authorization = '', 'X-SIGNATURE': signature = '' } = headers
    return [typeof issued === 'string' ? issued : '', Authorization.replace(/^Bearer +/i, ''), signature]
  })
  const disguised = [...new Set([...secrets, ...named])].flatMap((secret) => {
    const bytes = Buffer.from(secret)
    return [secret, bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex')]
  })
  return [...new Set(disguised)].filter((secret) => secret !== '')
}

/** Those of the secrets that stand in a text, as they are or escaped for JSON or a URL. Masking looks for many spellings of each. */
export function findSecrets(secrets: readonly string[], text: string): readonly string[] {
  const unescaped = text.replace(/\\(["\\/])/g, '$1')
  const decoded = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  const spellings = [...new Set([text, unescaped, decoded])]
  return secrets.filter((secret) => spellings.some((spelling) => spelling.includes(secret)))
}
