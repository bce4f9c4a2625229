import { sha256 } from '#crypto'
import { minifyJson } from '../encoding/minify-json.ts'
import { encodeUtf8 } from '../encoding/utf8.ts'
import { SCHEMES, type SchemeName, type StringPart } from './schemes.ts'

/** What the string to sign `clientId|timestamp` is made of. */
export interface ClientIdStringToSign {
  /** X-CLIENT-KEY as received. */
  readonly clientId: string
  /** X-TIMESTAMP as received. */
  readonly timestamp: string
}

/** What the string to sign of a call without an access token is made of. */
export interface AsymmetricStringToSign {
  /** `POST`, in capitals. */
  readonly method: string
  /** Path and query, as the signer writes it. */
  readonly path: string
  /** The body as received; text counts as UTF-8. White space between JSON tokens is dropped before hashing. */
  readonly body: Uint8Array | string
  /** X-TIMESTAMP as received. */
  readonly timestamp: string
}

/** What the string to sign of a call with an access token is made of. */
export interface SymmetricStringToSign extends AsymmetricStringToSign {
  /** The bare token, without `Bearer `; an empty text where the gateway leaves it out. */
  readonly accessToken: string
}

/** What every part of a string to sign is, for one call. */
export type StringParts = Readonly<Record<Exclude<StringPart, 'empty'>, string>>

/** Joins the parts that a scheme signs. */
export function joinStringToSign(scheme: SchemeName, parts: Partial<StringParts>): string {
  const { parts: names, separator } = SCHEMES[scheme]
  let text = ''
  for (const name of names) text += (name === 'empty' ? '' : (parts[name] ?? '')) + separator
  return text.slice(0, -separator.length)
}

/**
 * The string to sign of the access-token request, and of every call of some gateways: `clientId|timestamp`. It does *not* cover method,
 * path or body.
 *
 * @see docs/protocol.md, "Signatures"
 */
export function clientIdStringToSign(parts: ClientIdStringToSign): string {
  return joinStringToSign('client-id', parts)
}

/**
 * The string to sign of a call with an access token (the standard's signature type 1):
 * `method:path:accessToken:bodyHash:timestamp`. No body counts as the empty string, and its hash is still there.
 *
 * @see docs/protocol.md, "Signatures"
 */
export async function symmetricStringToSign({ body, ...parts }: SymmetricStringToSign): Promise<string> {
  return joinStringToSign('symmetric', { ...parts, bodyHash: await hashMinified(body) })
}

/**
 * The string to sign of a call without an access token (the standard's signature type 2):
 * `method:path:bodyHash:timestamp`. No body counts as the empty string, and its hash is still there.
 *
 * @see docs/protocol.md, "Signatures"
 */
export async function asymmetricStringToSign({ body, ...parts }: AsymmetricStringToSign): Promise<string> {
  return joinStringToSign('asymmetric', { ...parts, bodyHash: await hashMinified(body) })
}

/** `Lowercase(HexEncode(SHA-256(minify(body))))`. What is not JSON has no minified form and is hashed as it is. */
async function hashMinified(body: Uint8Array | string): Promise<string> {
  const bytes = typeof body === 'string' ? encodeUtf8(body) : body
  const minified = minifyJson(bytes)
  return sha256(minified.ok ? minified.value : bytes, 'hex')
}
