import { createHash, createHmac, createPrivateKey, createSign, type KeyObject } from 'node:crypto'

/** How a gateway signs its calls. */
export type SignatureScheme = 'client-id' | 'symmetric' | 'asymmetric'

/** What a signature may be about. */
export interface Signable {
  readonly clientId: string
  readonly timestamp: string
  readonly method: string
  /** Path and query as the gateway signs them. */
  readonly path: string
  readonly accessToken: string
  readonly body: Uint8Array
}

/** What may stand in a string to sign. */
export type StringPart = Exclude<keyof Signable, 'body'> | 'bodyHash'

/** What stands in the string to sign of each scheme, in order, and what stands between. */
export const STRING_FORMS: Readonly<
  Record<SignatureScheme, { readonly parts: readonly StringPart[]; readonly separator: string }>
> = {
  'client-id': { parts: ['clientId', 'timestamp'], separator: '|' },
  symmetric: { parts: ['method', 'path', 'accessToken', 'bodyHash', 'timestamp'], separator: ':' },
  asymmetric: { parts: ['method', 'path', 'bodyHash', 'timestamp'], separator: ':' },
}

/** The string to sign of each scheme, over the body's bytes as they are sent. */
export const STRINGS_TO_SIGN: Readonly<Record<SignatureScheme, (call: Signable) => string>> = {
  'client-id': (call) => buildStringToSign('client-id', call),
  symmetric: (call) => buildStringToSign('symmetric', call),
  asymmetric: (call) => buildStringToSign('asymmetric', call),
}

function buildStringToSign(scheme: SignatureScheme, { body, ...texts }: Signable): string {
  const { parts, separator } = STRING_FORMS[scheme]
  const values = { ...texts, bodyHash: hashBody(body) }
  return parts.map((part) => values[part]).join(separator)
}

function hashBody(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex')
}

/** SHA256withRSA, base64. */
export function signWithPrivateKey(stringToSign: string, privateKey: string | KeyObject): string {
  const key = typeof privateKey === 'string' ? createPrivateKey(privateKey) : privateKey
  return createSign('sha256').update(stringToSign).sign(key, 'base64')
}

/** HMAC-SHA512, base64; the secret is used as text. */
export function signWithClientSecret(stringToSign: string, clientSecret: string): string {
  return createHmac('sha512', clientSecret).update(stringToSign).digest('base64')
}

/** Now, or another instant, as NICEPAY writes it: `2024-01-22T15:00:01+07:00`. */
export function writeTimestamp(date: Date): string {
  return `${new Date(date.getTime() + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`
}
