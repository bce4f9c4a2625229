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
  if (!authorization) return fail('TOKEN_MISSING', 'Authorization is missing')
  // The scheme's name in any case: RFC 9110 §11.1.
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  if (token === undefined) return fail('TOKEN_INVALID', 'Authorization is not of the form "Bearer <token>"')
  const checked = tokens.check(token, now)
  if (!checked.ok) return checked
  if (checked.value.clientId === clientId) return ok(token)
  return fail(
    'TOKEN_OF_ANOTHER_PARTNER',
    `the access token was issued to '${checked.value.clientId}', not to '${clientId}'`,
  )
}
