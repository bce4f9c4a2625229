import type { Exchange } from '../gateway.ts'

/**
 * Everything in a check's exchanges that must not be shown: access tokens and signatures, wherever one turns up again, and the given
 * secrets. Tokens and secrets come in base64 and hex as well, should a server send one back in disguise.
 */
export function collectSecrets(exchanges: readonly Exchange[], secrets: readonly string[]): readonly string[] {
  const tokens = exchanges.flatMap(({ request, response }) => {
    const issued: unknown = response.body?.accessToken
    const { Authorization = '' } = request.headers
    return [typeof issued === 'string' ? issued : '', Authorization.replace(/^Bearer +/i, '')]
  })
  const signatures = exchanges.map(({ request }) => request.headers['X-SIGNATURE'] ?? '')
  const disguised = [...new Set([...secrets, ...tokens])].flatMap((secret) => {
    const bytes = Buffer.from(secret)
    return [secret, bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex')]
  })
  return [...new Set([...disguised, ...signatures])].filter((secret) => secret !== '')
}
