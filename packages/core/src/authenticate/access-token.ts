import { encodeBase64Url, encodeUtf8, equalBytes, prepareHmac } from '#crypto'
import { SnapConfigurationError } from '../configuration-error.ts'
import { decodeBase64Url } from '../encoding/base64.ts'
import { decodeUtf8 } from '../encoding/utf8.ts'
import { fail, ok, type Result } from '../result.ts'
import { checkTokenSecrets, MINIMUM_SECRET_BYTES, type TokenSecrets } from './token-secrets.ts'

/** The standard's limit for accessToken; a dialect may have a lower one. */
const MAXIMUM_TOKEN_LENGTH = 2048

/** The only header that is ever issued or taken, so that no token chooses its own algorithm. */
const HEADER: string = encodeBase64Url(encodeUtf8('{"alg":"HS256"}'))

/** Header, claims and an HMAC-SHA256. Whether the last character is canonical shows when the signature's text is compared. */
const compactForm: RegExp = new RegExp(`^(${HEADER}\\.([\\w-]+))\\.([\\w-]{43})$`)

/** A gateway uses its token for all calls of 15 minutes: this is room for many partners. */
const MAXIMUM_VERIFIED_TOKENS = 1_000

interface Claims {
  readonly sub: string
  /** Seconds since 1970. */
  readonly exp: number
}

/** Issues and checks access tokens with secrets that are prepared once. On the spot, without a promise. */
export interface AccessTokens {
  /** Does *not* check that the client ID is short enough: see {@link checkTokenLength}. */
  issue(claims: { clientId: string; now: Date; lifetimeSeconds: number }): string
  /** Does *not* check to whom it was issued. */
  check(token: string, now: Date): Result<{ clientId: string }>
}

/**
 * Issues an access token: a JWT, HS256, claims `sub` and `exp` only, so that it stays below the shortest limit of a gateway, 150 characters,
 * for client IDs of up to 36. It is signed under a key that is derived from the secret and the gateway's name: at another gateway it is nothing.
 *
 * Does *not* decide who may have one: verify the token request's signature first. Prepares the secret on each call; `createSnap` does so once.
 *
 * @param secrets At least 32 bytes each. The first signs.
 * @throws SnapConfigurationError `TOKEN_SECRET_INVALID`, or `PARTNER_INVALID` when the client ID is too long for the limit.
 */
export async function issueAccessToken({
  clientId,
  gateway,
  secrets,
  now,
  lifetimeSeconds,
}: {
  readonly clientId: string
  /** The gateway's name, as in its contract. */
  readonly gateway: string
  readonly secrets: readonly string[]
  readonly now: Date
  readonly lifetimeSeconds: number
}): Promise<string> {
  checkTokenSecrets(secrets)
  checkTokenLength(clientId, { option: 'clientId' })
  return createAccessTokens({ secrets, names: [gateway] }).issue({ clientId, now, lifetimeSeconds })
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
  { gateway, secrets, now }: { readonly gateway: string; readonly secrets: readonly string[]; readonly now: Date },
): Promise<Result<{ clientId: string }>> {
  try {
    checkTokenSecrets(secrets)
  } catch {
    return fail('SECRET_INVALID', `a token secret is missing, or has fewer than ${MINIMUM_SECRET_BYTES} bytes`)
  }
  return createAccessTokens({ secrets, names: [gateway] }).check(token, now)
}

/** @throws SnapConfigurationError `PARTNER_INVALID` when tokens for this client ID would be longer than the gateway allows. */
export function checkTokenLength(
  clientId: string,
  { option, maxLength = MAXIMUM_TOKEN_LENGTH }: { option: string; maxLength?: number | undefined },
): void {
  const payload = encodeUtf8(JSON.stringify({ sub: clientId, exp: 9_999_999_999 })).length
  const length = HEADER.length + 1 + base64Length(payload) + 1 + base64Length(32)
  if (length > maxLength) {
    throw new SnapConfigurationError(
      'PARTNER_INVALID',
      `${option} is too long: its access tokens would have ${length} characters, the limit is ${maxLength}. 36 characters fit everywhere.`,
    )
  }
}

function base64Length(bytes: number): number {
  return Math.ceil((bytes * 4) / 3)
}

/**
 * Prepares secrets that {@link checkTokenSecrets} has passed, for one gateway. The first one signs. Of what comes back nothing is decoded
 * before its signature, compared as the text that this library would write, is one of ours.
 *
 * A token whose signature was verified is remembered, so that the calls that carry it again cost no signature. Only our own
 * tokens get in, the oldest go first, and their end is checked at each call.
 *
 * @param names The gateway's name, then its former ones. The first one signs, all verify.
 */
export function createAccessTokens({
  secrets,
  names,
}: {
  secrets: TokenSecrets
  names: readonly string[]
}): AccessTokens {
  const signers = names.flatMap((name) => secrets.map((secret) => prepareSigner(secret, name)))
  const sign = signers[0] as SignText // there is a secret, and a name
  const verified = new Map<string, Claims>()

  function verify(token: string): Claims | undefined {
    const [, headerAndClaims = '', claims = '', signature = ''] = compactForm.exec(token) ?? []
    const given = encodeUtf8(signature)
    const isOurs = signers.some((signWith) => equalBytes(encodeUtf8(signWith(headerAndClaims)), given))
    return isOurs ? readClaims(decodeBase64Url(claims)) : undefined
  }

  function remember(token: string, claims: Claims): void {
    const [oldest] = verified.keys()
    if (oldest !== undefined && verified.size >= MAXIMUM_VERIFIED_TOKENS) verified.delete(oldest)
    verified.set(token, claims)
  }

  return {
    issue({ clientId, now, lifetimeSeconds }) {
      const claims: Claims = { sub: clientId, exp: Math.floor(now.getTime() / 1000) + lifetimeSeconds }
      const headerAndPayload = `${HEADER}.${encodeBase64Url(encodeUtf8(JSON.stringify(claims)))}`
      return `${headerAndPayload}.${sign(headerAndPayload)}`
    },
    check(token, now) {
      const known = verified.get(token) // of the form, since none else gets in
      if (known === undefined && !isCompact(token))
        return fail(
          'TOKEN_INVALID',
          `the access token was not issued by this server: ${countCharacters(token)} characters of another form. The gateway must ask for one here first`,
        )
      const claims = known ?? verify(token)
      if (claims === undefined)
        return fail(
          'TOKEN_INVALID',
          'the access token was not issued to this gateway: it verifies with no secret of tokens.secrets, or holds other claims than sub and exp. Keep a former secret there until its tokens have expired',
        )
      if (claims.exp * 1000 <= now.getTime()) {
        verified.delete(token)
        return fail('TOKEN_EXPIRED', describeExpiry(now.getTime() / 1000 - claims.exp))
      }
      if (known === undefined) remember(token, claims)
      return ok({ clientId: claims.sub })
    },
  }
}

function describeExpiry(seconds: number): string {
  return `the access token expired ${Math.floor(seconds)} s ago (option tokens.lifetimeSeconds): the gateway must ask for a new one`
}

/** JavaScript may give what is not a text. */
function countCharacters(token: unknown): number {
  return typeof token === 'string' ? token.length : 0
}

function isCompact(token: unknown): boolean {
  return typeof token === 'string' && token.length <= MAXIMUM_TOKEN_LENGTH && compactForm.test(token)
}

/** Signs a text, and writes the signature in base64url. */
type SignText = (text: string) => string

/** The key of one gateway's tokens is the HMAC-SHA256 of its name under the secret. */
function prepareSigner(secret: string, name: string): SignText {
  const key = prepareHmac(encodeUtf8(secret))(encodeUtf8(`snap-sdk access token ${name}`))
  const sign = prepareHmac(key)
  return (text) => encodeBase64Url(sign(text))
}

/** The claims of a token that is signed with one of our secrets, perhaps by another program. */
function readClaims(payload: Uint8Array | undefined): Claims | undefined {
  try {
    const { sub, exp, ...others } = JSON.parse((payload && decodeUtf8(payload)) ?? 'null')
    const areOurs =
      typeof sub === 'string' && sub !== '' && Number.isSafeInteger(exp) && Object.keys(others).length === 0
    return areOurs ? { sub, exp } : undefined
  } catch {
    return undefined
  }
}
