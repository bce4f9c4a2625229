import { fail, ok, type Result } from '../result.ts'
import type { AccessTokens } from './access-token.ts'

/**
 * Checks the Authorization header of a call: a bearer token that is valid now and was issued to the calling partner.
 *
 * @returns The bare token, which the `symmetric` scheme signs.
 */
export function authorize(
  authorization: string | null | undefined,
  { tokens, now, clientId }: { tokens: AccessTokens; now: Date; clientId: string },
): Result<string> {
  if (!authorization)
    return fail('TOKEN_MISSING', 'Authorization is missing; expected "Bearer <token>". Does a proxy take it off?')
  // The scheme's name in any case: RFC 9110 §11.1.
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  if (token === undefined)
    return fail('TOKEN_INVALID', `Authorization is ${describeOther(authorization)}; expected "Bearer <token>"`)
  const checked = tokens.check(token, now)
  if (!checked.ok) return checked
  if (checked.value.clientId === clientId) return ok(token)
  return fail(
    'TOKEN_OF_ANOTHER_PARTNER',
    `the access token was issued to '${checked.value.clientId}', not to '${clientId}'`,
  )
}

/** What came in place of a bearer token, and nothing of it. */
function describeOther(authorization: string): string {
  if (authorization.includes(',')) return 'more than one value'
  if (/^Bearer\b/i.test(authorization)) return 'a bearer token with white space in it, or none'
  return /\s/.test(authorization) ? 'of another scheme' : 'a text without a scheme'
}
