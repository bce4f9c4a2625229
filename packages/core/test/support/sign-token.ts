import { createHmac } from 'node:crypto'

/** Writes a JWT by hand, so that no test verifies core's tokens with core's own signer. */
export function signToken(
  payload: object,
  secret: string | Buffer,
  header: object = { alg: 'HS256' },
  hash: 'sha256' | 'sha512' = 'sha256',
): string {
  const signed = `${encode(header)}.${encode(payload)}`
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`
}

/** The key of one gateway's tokens: HMAC-SHA256 of its name under the secret. */
export function deriveTokenKey(secret: string, gateway = 'test'): Buffer {
  return createHmac('sha256', secret).update(`snap-sdk access token ${gateway}`).digest()
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
