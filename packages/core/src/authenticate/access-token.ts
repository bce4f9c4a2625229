import { errors, jwtVerify, SignJWT } from 'jose'
import { SnapConfigurationError } from '../configuration-error.ts'
import { encodeUtf8 } from '../encoding/utf8.ts'
import { fail, ok, type Result } from '../result.ts'

/** NICEPAY's limit for accessToken: https://docs.nicepay.co.id, NICO "Request Access Token", response body. */
const MAXIMUM_TOKEN_LENGTH = 150

/** HS256 wants a key of at least its hash's size (RFC 7518 §3.2). */
const MINIMUM_SECRET_BYTES = 32

// The last character holds 4 of its 6 bits; the 2 spare ones must be zero, else a changed token would still verify.
const compactForm = /^[\w-]+\.[\w-]+\.[\w-]{42}[AEIMQUYcgkosw048]$/

/** The secrets that sign and verify access tokens, imported. */
export interface TokenKeys {
  readonly signing: CryptoKey
  readonly verifying: readonly CryptoKey[]
}

/**
 * Issues an access token: a JWT, HS256, claims `sub` and `exp` only, so that it keeps NICEPAY's limit of 150 characters for
 * client IDs of up to 36.
 *
 * Does *not* decide who may have one: verify the token request's signature first. Imports the secret on each call; `createSnap` does so once.
 *
 * @param secrets At least 32 bytes each. The first signs.
 * @throws SnapConfigurationError `TOKEN_SECRET_INVALID`, or `PARTNER_INVALID` when the client ID is too long for the limit.
 */
export async function issueAccessToken({
  clientId,
  secrets,
  now,
  lifetimeSeconds,
}: {
  readonly clientId: string
  readonly secrets: readonly string[]
  readonly now: Date
  readonly lifetimeSeconds: number
}): Promise<string> {
  checkTokenSecrets(secrets)
  const { signing } = await importTokenKeys(secrets)
  return signAccessToken(signing, { clientId, now, lifetimeSeconds })
}

/**
 * Verifies an access token that this library issued, with any of the secrets. The algorithm is pinned to HS256.
 *
 * Does *not* check that the caller is the partner to whom it was issued: compare `clientId`.
 *
 * @returns The client ID it was issued to, or `TOKEN_INVALID`, `TOKEN_EXPIRED`, `SECRET_INVALID`. Never rejects.
 */
export async function verifyAccessToken(
  token: string,
  { secrets, now }: { readonly secrets: readonly string[]; readonly now: Date },
): Promise<Result<{ clientId: string }>> {
  try {
    checkTokenSecrets(secrets)
  } catch {
    return fail('SECRET_INVALID', `a token secret has fewer than ${MINIMUM_SECRET_BYTES} bytes, or there is none`)
  }
  return checkAccessToken(token, { keys: await importTokenKeys(secrets), now })
}

/** @throws SnapConfigurationError `TOKEN_SECRET_INVALID` that names the option. */
export function checkTokenSecrets(secrets: readonly (string | undefined)[]): asserts secrets is readonly string[] {
  if (!Array.isArray(secrets) || secrets.length === 0)
    throw secretInvalid('tokens.secrets is empty. Pass at least one secret.')
  for (const [index, secret] of secrets.entries()) {
    const option = `tokens.secrets[${index}]`
    if (secret === undefined) throw secretInvalid(`${option} is undefined: is its environment variable set?`)
    const bytes = typeof secret === 'string' ? encodeUtf8(secret).length : 0
    if (bytes < MINIMUM_SECRET_BYTES)
      throw secretInvalid(`${option} has ${bytes} bytes, it needs ${MINIMUM_SECRET_BYTES} or more.`)
  }
}

function secretInvalid(what: string): SnapConfigurationError {
  return new SnapConfigurationError('TOKEN_SECRET_INVALID', `${what} To make one: openssl rand -base64 32`)
}

/** @throws SnapConfigurationError `PARTNER_INVALID` when tokens for this client ID would be longer than NICEPAY allows. */
export function checkTokenLength(clientId: string, option: string): void {
  const payload = encodeUtf8(JSON.stringify({ sub: clientId, exp: 9_999_999_999 })).length
  const length = base64Length(encodeUtf8('{"alg":"HS256"}').length) + 1 + base64Length(payload) + 1 + base64Length(32)
  if (length > MAXIMUM_TOKEN_LENGTH) {
    throw new SnapConfigurationError(
      'PARTNER_INVALID',
      `${option} is too long: its access tokens would have ${length} characters, the limit is ${MAXIMUM_TOKEN_LENGTH}. 36 characters fit.`,
    )
  }
}

function base64Length(bytes: number): number {
  return Math.ceil((bytes * 4) / 3)
}

/** Imports secrets that {@link checkTokenSecrets} has passed. Once, not per call. */
export async function importTokenKeys(secrets: readonly string[]): Promise<TokenKeys> {
  const verifying = await Promise.all(
    secrets.map((secret) =>
      crypto.subtle.importKey('raw', encodeUtf8(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']),
    ),
  )
  return { signing: verifying[0] as CryptoKey /* checkTokenSecrets wants one at least */, verifying }
}

export async function signAccessToken(
  key: CryptoKey,
  { clientId, now, lifetimeSeconds }: { clientId: string; now: Date; lifetimeSeconds: number },
): Promise<string> {
  checkTokenLength(clientId, 'clientId')
  return new SignJWT({ sub: clientId, exp: Math.floor(now.getTime() / 1000) + lifetimeSeconds })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(key)
}

export async function checkAccessToken(
  token: string,
  { keys, now }: { keys: TokenKeys; now: Date },
): Promise<Result<{ clientId: string }>> {
  if (typeof token !== 'string' || token.length > MAXIMUM_TOKEN_LENGTH || !compactForm.test(token)) {
    return fail('TOKEN_INVALID', 'the access token is none that this server issued: not of its form')
  }
  for (const key of keys.verifying) {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        currentDate: now,
        requiredClaims: ['sub', 'exp'],
      })
      if (typeof payload.sub === 'string' && payload.sub !== '') return ok({ clientId: payload.sub })
    } catch (error) {
      if (error instanceof errors.JWTExpired) return fail('TOKEN_EXPIRED', 'the access token has expired')
      // Anything else: perhaps another secret fits.
    }
  }
  return fail('TOKEN_INVALID', 'the access token verifies with none of tokens.secrets')
}

/**
 * Checks the Authorization header of a call: a bearer token that is valid now and was issued to the calling partner.
 *
 * @returns The bare token, which the `symmetric` scheme signs.
 */
export async function authorize(
  authorization: string | null | undefined,
  { keys, now, clientId }: { keys: TokenKeys; now: Date; clientId: string },
): Promise<Result<string>> {
  if (!authorization) return fail('TOKEN_MISSING', 'Authorization is missing')
  // The scheme's name in any case: RFC 9110 §11.1.
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  if (token === undefined) return fail('TOKEN_INVALID', 'Authorization is not of the form "Bearer <token>"')
  const checked = await checkAccessToken(token, { keys, now })
  if (!checked.ok) return checked
  if (checked.value.clientId === clientId) return ok(token)
  return fail(
    'TOKEN_OF_ANOTHER_PARTNER',
    `the access token was issued to '${checked.value.clientId}', not to '${clientId}'`,
  )
}
