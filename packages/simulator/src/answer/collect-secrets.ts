import type { Exchange } from '../gateway.ts'

/** Everything in a check's exchanges that must not be shown: access tokens and signatures, wherever one turns up again, and the given secrets. */
export function collectSecrets(exchanges: readonly Exchange[], secrets: readonly string[]): readonly string[] {
  const named = exchanges.flatMap(({ request: { headers }, response }) => {
    const issued: unknown = response.body?.accessToken
    const { Authorization = '', 'X-SIGNATURE': signature = '' } = headers
    return [typeof issued === 'string' ? issued : '', Authorization.replace(/^Bearer +/i, ''), signature]
  })
  return [...new Set([...secrets, ...named])].filter((secret) => secret !== '')
}
