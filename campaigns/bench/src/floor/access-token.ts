import type { Cryptography } from './cryptography.ts'

/** A JWT, HS256, with `sub` and `exp`: what snap-sdk issues too. */
const HEADER = toBase64Url('{"alg":"HS256"}')

interface TokenFacts {
  readonly clientId: string
  /** Seconds since 1970. */
  readonly expiresAt: number
}

export async function issueAccessToken(
  { clientId, expiresAt }: TokenFacts,
  { signHmac256 }: Cryptography,
): Promise<string> {
  const payload = `${HEADER}.${toBase64Url(JSON.stringify({ sub: clientId, exp: expiresAt }))}`
  const { buffer, byteOffset, length } = await signHmac256(payload)
  return `${payload}.${Buffer.from(buffer, byteOffset, length).toString('base64url')}`
}

/** Whether a token is ours, of this client, and not over. Does *not* look at its header: what we did not write has no valid signature. */
export async function isValidToken(token: string, clientId: string, { verifyHmac256 }: Cryptography): Promise<boolean> {
  const end = token.lastIndexOf('.')
  const payload = token.slice(0, end)
  if (!(await verifyHmac256(payload, Buffer.from(token.slice(end + 1), 'base64url')))) return false
  const claims = JSON.parse(Buffer.from(payload.slice(payload.indexOf('.') + 1), 'base64url').toString())
  return claims.sub === clientId && claims.exp > Date.now() / 1000
}

function toBase64Url(text: string): string {
  return Buffer.from(text).toString('base64url')
}
