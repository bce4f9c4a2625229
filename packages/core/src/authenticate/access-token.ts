import { SnapConfigurationError } from '../configuration-error.ts'
import { decodeBase64Url, encodeBase64Url } from '../encoding/base64.ts'
import { equalBytes } from '../encoding/equal-bytes.ts'
import { prepareHmac } from '../encoding/hmac.ts'
import { decodeUtf8, encodeUtf8 } from '../encoding/utf8.ts'
import { fail, ok, type Result } from '../result.ts'

/** NICEPAY's limit for accessToken: https://docs.nicepay.co.id, NICO "Request Access Token", response body. */
const MAXIMUM_TOKEN_LENGTH = 150

/** HS256 wants a key of at least its hash's size (RFC 7518 §3.2). */
const MINIMUM_SECRET_BYTES = 32

/** The only header that is ever issued or taken, so that no token chooses its own algorithm. */
const HEADER: string = encodeBase64Url(encodeUtf8('{"alg":"HS256"}'))

const compactForm: RegExp = new RegExp(`^(${HEADER}\\.([\\w-]+))\\.([\\w-]{43})$`)

/** Makes a token's third part, the HMAC-SHA256 of the two before it. */
type SignToken = (headerAndPayload: string) => Uint8Array

/** The secrets that sign and verify access tokens, prepared. */
export interface TokenKeys {
  readonly signing: SignToken
  readonly verifying: readonly SignToken[]
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
  checkTokenLength(clientId, 'clientId')
  return signAccessToken(prepareTokenKeys(secrets), { clientId, now, lifetimeSeconds })
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
  return checkAccessToken(token, { keys: prepareTokenKeys(secrets), now })
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
  const length = HEADER.length + 1 + base64Length(payload) + 1 + base64Length(32)
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

/** Prepares secrets that {@link checkTokenSecrets} has passed. Once, not per call. */
export function prepareTokenKeys(secrets: readonly string[]): TokenKeys {
  const verifying = secrets.map((secret): SignToken => {
    const sign = prepareHmac('SHA-256', encodeUtf8(secret))
    return (headerAndPayload) => sign(encodeUtf8(headerAndPayload))
  })
  return { signing: verifying[0] as SignToken /* checkTokenSecrets wants one at least */, verifying }
}

/** Does *not* check that the client ID is short enough: see {@link checkTokenLength}. */
export function signAccessToken(
  { signing }: TokenKeys,
  { clientId, now, lifetimeSeconds }: { clientId: string; now: Date; lifetimeSeconds: number },
): string {
  const claims = { sub: clientId, exp: Math.floor(now.getTime() / 1000) + lifetimeSeconds }
  const headerAndPayload = `${HEADER}.${encodeBase64Url(encodeUtf8(JSON.stringify(claims)))}`
  return `${headerAndPayload}.${encodeBase64Url(signing(headerAndPayload))}`
}

/** Signature first: of what is forged, nothing is read. */
export function checkAccessToken(
  token: string,
  { keys, now }: { keys: TokenKeys; now: Date },
): Result<{ clientId: string }> {
  const form = typeof token === 'string' && token.length <= MAXIMUM_TOKEN_LENGTH ? compactForm.exec(token) : null
  if (form === null) return fail('TOKEN_INVALID', 'the access token is none that this server issued: not of its form')
  const [, headerAndPayload = '', payload = '', text = ''] = form
  const signature = decodeBase64Url(text)
  if (signature === undefined || !keys.verifying.some((sign) => equalBytes(signature, sign(headerAndPayload))))
    return fail('TOKEN_INVALID', 'the access token verifies with none of tokens.secrets')
  const claims = readClaims(payload)
  if (claims === undefined) return fail('TOKEN_INVALID', 'the access token holds other claims than sub and exp')
  if (claims.exp * 1000 <= now.getTime()) return fail('TOKEN_EXPIRED', 'the access token has expired')
  return ok({ clientId: claims.sub })
}

/** The claims of a token that is signed with one of our secrets, perhaps by another program. */
function readClaims(payload: string): { sub: string; exp: number } | undefined {
  try {
    const { sub, exp, ...others } = JSON.parse(decodeUtf8(decodeBase64Url(payload) ?? NO_BYTES) ?? 'null')
    const areOurs =
      typeof sub === 'string' && sub !== '' && Number.isSafeInteger(exp) && Object.keys(others).length === 0
    return areOurs ? { sub, exp } : undefined
  } catch {
    return undefined
  }
}

const NO_BYTES: Uint8Array = new Uint8Array()

/**
 * Checks the Authorization header of a call: a bearer token that is valid now and was issued to the calling partner.
 *
 * @returns The bare token, which the `symmetric` scheme signs.
 */
export function authorize(
  authorization: string | null | undefined,
  { keys, now, clientId }: { keys: TokenKeys; now: Date; clientId: string },
): Result<string> {
  if (!authorization) return fail('TOKEN_MISSING', 'Authorization is missing')
  // The scheme's name in any case: RFC 9110 §11.1.
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  if (token === undefined) return fail('TOKEN_INVALID', 'Authorization is not of the form "Bearer <token>"')
  const checked = checkAccessToken(token, { keys, now })
  if (!checked.ok) return checked
  if (checked.value.clientId === clientId) return ok(token)
  return fail(
    'TOKEN_OF_ANOTHER_PARTNER',
    `the access token was issued to '${checked.value.clientId}', not to '${clientId}'`,
  )
}
