import { compactVerify, errors } from 'jose'
import { SnapConfigurationError } from '../configuration-error.ts'
import { encodeBase64Url } from '../encoding/base64.ts'
import { prepareHmac } from '../encoding/hmac.ts'
import { decodeUtf8, encodeUtf8 } from '../encoding/utf8.ts'
import { once } from '../once.ts'
import { fail, ok, type Result } from '../result.ts'

/** NICEPAY's limit for accessToken: https://docs.nicepay.co.id, NICO "Request Access Token", response body. */
const MAXIMUM_TOKEN_LENGTH = 150

/** HS256 wants a key of at least its hash's size (RFC 7518 §3.2). */
const MINIMUM_SECRET_BYTES = 32

/** The only header that is ever issued or taken, so that no token chooses its own algorithm. */
const HEADER: string = encodeBase64Url(encodeUtf8('{"alg":"HS256"}'))

// The last character holds 4 of its 6 bits; the 2 spare ones must be zero, else a changed token would still verify.
const compactForm: RegExp = new RegExp(`^${HEADER}\\.[\\w-]+\\.[\\w-]{42}[AEIMQUYcgkosw048]$`)

/** A gateway uses its token for all calls of 15 minutes: this is room for many partners. */
const MAXIMUM_VERIFIED_TOKENS = 1_000

/** The first signs, all verify. */
type TokenSecrets = readonly [string, ...string[]]

interface Claims {
  readonly sub: string
  /** Seconds since 1970. */
  readonly exp: number
}

/** Issues and checks access tokens with secrets that are imported once. */
export interface AccessTokens {
  ready(): Promise<unknown>
  /** Does *not* check that the client ID is short enough: see {@link checkTokenLength}. */
  issue(claims: { clientId: string; now: Date; lifetimeSeconds: number }): string
  /** Does *not* check to whom it was issued. */
  check(token: string, now: Date): Promise<Result<{ clientId: string }>>
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
  return createAccessTokens(secrets).issue({ clientId, now, lifetimeSeconds })
}

/**
 * Verifies an access token that this library issued, with any of the secrets. The algorithm is pinned to HS256.
 *
 * Does *not* check that the caller is the partner to whom it was issued: compare `clientId`.
 *
 * @returns The client ID it was issued to, or `TOKEN_INVALID`, `TOKEN_EXPIRED`, `SECRET_INVALID`. Rejects only where the platform's own HMAC does.
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
  return createAccessTokens(secrets).check(token, now)
}

/** @throws SnapConfigurationError `TOKEN_SECRET_INVALID` that names the option. */
export function checkTokenSecrets(secrets: readonly (string | undefined)[]): asserts secrets is TokenSecrets {
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

/**
 * Prepares secrets that {@link checkTokenSecrets} has passed. The first one signs, on the spot; jose reads what comes back, so that
 * no token is read by the code that wrote it.
 *
 * A token whose signature was verified is remembered, so that the calls that carry it again cost no signature. Only our own
 * tokens get in, the oldest go first, and their end is checked at each call.
 */
export function createAccessTokens(secrets: TokenSecrets): AccessTokens {
  const sign = prepareHmac('SHA-256', encodeUtf8(secrets[0]))
  const keys = once(() => Promise.all(secrets.map(importSecret)))
  const verified = new Map<string, Claims>()

  async function verify(token: string): Promise<Claims | undefined> {
    for (const key of await keys()) {
      try {
        const { payload } = await compactVerify(token, key, { algorithms: ['HS256'] })
        return readClaims(payload)
      } catch (error) {
        if (!(error instanceof errors.JOSEError)) throw error // the platform's own
        // Perhaps another secret fits.
      }
    }
    return undefined
  }

  function remember(token: string, claims: Claims): void {
    const [oldest] = verified.keys()
    if (oldest !== undefined && verified.size >= MAXIMUM_VERIFIED_TOKENS) verified.delete(oldest)
    verified.set(token, claims)
  }

  return {
    ready: keys,
    issue({ clientId, now, lifetimeSeconds }) {
      const claims: Claims = { sub: clientId, exp: Math.floor(now.getTime() / 1000) + lifetimeSeconds }
      const headerAndPayload = `${HEADER}.${encodeBase64Url(encodeUtf8(JSON.stringify(claims)))}`
      return `${headerAndPayload}.${encodeBase64Url(sign(encodeUtf8(headerAndPayload)))}`
    },
    async check(token, now) {
      if (typeof token !== 'string' || token.length > MAXIMUM_TOKEN_LENGTH || !compactForm.test(token))
        return fail('TOKEN_INVALID', 'the access token is none that this server issued: not of its form')
      const known = verified.get(token)
      const claims = known ?? (await verify(token))
      if (claims === undefined)
        return fail(
          'TOKEN_INVALID',
          'the access token verifies with none of tokens.secrets, or holds other claims than sub and exp',
        )
      if (claims.exp * 1000 <= now.getTime()) {
        verified.delete(token)
        return fail('TOKEN_EXPIRED', 'the access token has expired')
      }
      if (known === undefined) remember(token, claims)
      return ok({ clientId: claims.sub })
    },
  }
}

async function importSecret(secret: string): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', encodeUtf8(secret), algorithm, false, ['verify'])
}

/** The claims of a token that is signed with one of our secrets, perhaps by another program. */
function readClaims(payload: Uint8Array): Claims | undefined {
  try {
    const { sub, exp, ...others } = JSON.parse(decodeUtf8(payload) ?? 'null')
    const areOurs =
      typeof sub === 'string' && sub !== '' && Number.isSafeInteger(exp) && Object.keys(others).length === 0
    return areOurs ? { sub, exp } : undefined
  } catch {
    return undefined
  }
}

/**
 * Checks the Authorization header of a call: a bearer token that is valid now and was issued to the calling partner.
 *
 * @returns The bare token, which the `symmetric` scheme signs.
 */
export async function authorize(
  authorization: string | null | undefined,
  { tokens, now, clientId }: { tokens: AccessTokens; now: Date; clientId: string },
): Promise<Result<string>> {
  if (!authorization) return fail('TOKEN_MISSING', 'Authorization is missing')
  // The scheme's name in any case: RFC 9110 §11.1.
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  if (token === undefined) return fail('TOKEN_INVALID', 'Authorization is not of the form "Bearer <token>"')
  const checked = await tokens.check(token, now)
  if (!checked.ok) return checked
  if (checked.value.clientId === clientId) return ok(token)
  return fail(
    'TOKEN_OF_ANOTHER_PARTNER',
    `the access token was issued to '${checked.value.clientId}', not to '${clientId}'`,
  )
}
