/** What the gateway's side of the suite computes, by WebCrypto, which every runtime has. It shares no code with core. */

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

/** UTF-8. */
export function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

/** SHA256withRSA, base64. */
export async function signWithPrivateKey(stringToSign: string, privateKey: CryptoKey): Promise<string> {
  return toBase64(await crypto.subtle.sign(RSA, privateKey, encode(stringToSign)))
}

/** HMAC-SHA512, base64; the secret is used as text. */
export async function signWithClientSecret(stringToSign: string, clientSecret: string): Promise<string> {
  return toBase64(await signHmac('SHA-512', clientSecret, stringToSign))
}

/** A JSON Web Token, HS256. */
export async function signToken(payload: object, secret: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const signed = [{ alg: 'HS256' }, payload].map((part) => toBase64Url(encode(JSON.stringify(part)))).join('.')
  return `${signed}.${toBase64Url(await signHmac('SHA-256', secret, signed))}`
}

/** HMAC with a hash as WebCrypto names it. */
export async function signHmac(
  hash: string,
  secret: string | Uint8Array<ArrayBuffer>,
  text: string,
): Promise<ArrayBuffer> {
  const bytes = typeof secret === 'string' ? encode(secret) : secret
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash }, false, ['sign'])
  return crypto.subtle.sign('HMAC', key, encode(text))
}

/** PEM, PKCS #8. */
export function importPrivateKey(pem: string): Promise<CryptoKey> {
  const der = fromBase64(pem.replace(/-----[^-]+-----|\s/g, ''))
  return crypto.subtle.importKey('pkcs8', der, RSA, false, ['sign'])
}

/** SHA-256, lower-case hex. */
export async function hashBody(body: Uint8Array): Promise<string> {
  return toHex(await crypto.subtle.digest('SHA-256', new Uint8Array(body)))
}

/** Lower case. */
export function toHex(bytes: ArrayBuffer | Uint8Array): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** With padding. */
export function toBase64(bytes: ArrayBuffer | Uint8Array): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
}

/** Without padding. */
export function toBase64Url(bytes: ArrayBuffer | Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Of the usual alphabet. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
