import { createHmac } from 'node:crypto'

/** Writes a JWT by hand, so that no test verifies core's tokens with core's own signer. */
export function signToken(
  payload: object,
  secret: string,
  header: object = { alg: 'HS256' },
  hash: 'sha256' | 'sha512' = 'sha256',
): string {
  const signed = `${encode(header)}.${encode(payload)}`
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
