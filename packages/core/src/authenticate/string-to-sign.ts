import { encodeHex } from '../encoding/hex.ts'
import { minifyJson } from '../encoding/minify-json.ts'
import { sha256 } from '../encoding/sha256.ts'
import { encodeUtf8 } from '../encoding/utf8.ts'

export interface AccessTokenStringToSign {
  readonly clientId: string
  /** X-TIMESTAMP as received. */
  readonly timestamp: string
}

export interface AsymmetricStringToSign {
  readonly method: string
  /** Path and query, as the signer writes it. */
  readonly path: string
  /** The body as received; text counts as UTF-8. White space between JSON tokens is dropped before hashing. */
  readonly body: Uint8Array | string
  /** X-TIMESTAMP as received. */
  readonly timestamp: string
}

export interface SymmetricStringToSign extends AsymmetricStringToSign {
  /** The bare token, without `Bearer `. */
  readonly accessToken: string
}

/**
 * The string to sign of the access-token request, and of every NICO call as NICEPAY's pages print it:
 * `clientId|timestamp`. It does *not* cover method, path or body.
 *
 * @see docs/protocol.md, "Signatures"
 */
export function accessTokenStringToSign({ clientId, timestamp }: AccessTokenStringToSign): string {
  return `${clientId}|${timestamp}`
}

/**
 * The string to sign of a call with an access token (the standard's signature type 1):
 * `method:path:accessToken:bodyHash:timestamp`. No body counts as the empty string, and its hash is still there.
 *
 * @see docs/protocol.md, "Signatures"
 */
export async function symmetricStringToSign({ body, ...parts }: SymmetricStringToSign): Promise<string> {
  return joinSymmetric({ ...parts, bodyHash: await hashBody(minified(body)) })
}

/**
 * The string to sign of a call without an access token (the standard's signature type 2):
 * `method:path:bodyHash:timestamp`. No body counts as the empty string, and its hash is still there.
 *
 * @see docs/protocol.md, "Signatures"
 */
export async function asymmetricStringToSign({ body, ...parts }: AsymmetricStringToSign): Promise<string> {
  return joinAsymmetric({ ...parts, bodyHash: await hashBody(minified(body)) })
}

type Hashed<Parts> = Omit<Parts, 'body'> & { readonly bodyHash: string }

export function joinSymmetric({
  method,
  path,
  accessToken,
  bodyHash,
  timestamp,
}: Hashed<SymmetricStringToSign>): string {
  return `${method}:${path}:${accessToken}:${bodyHash}:${timestamp}`
}

export function joinAsymmetric({ method, path, bodyHash, timestamp }: Hashed<AsymmetricStringToSign>): string {
  return `${method}:${path}:${bodyHash}:${timestamp}`
}

/** `Lowercase(HexEncode(SHA-256(body)))` */
async function hashBody(body: Uint8Array): Promise<string> {
  return encodeHex(await sha256(body))
}

/** What is no JSON has no minified form and is hashed as it is. */
function minified(body: Uint8Array | string): Uint8Array {
  const bytes = typeof body === 'string' ? encodeUtf8(body) : body
  const result = minifyJson(bytes)
  return result.ok ? result.value : bytes
}
