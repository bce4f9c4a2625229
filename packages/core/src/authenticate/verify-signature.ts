import { decodeBase64, prepareRsaKey } from '#crypto'
import { isSnapConfigurationError } from '../configuration-error.ts'
import { decodeHex } from '../encoding/hex.ts'
import { isPromise, type MaybePromise, proceed } from '../maybe-promise.ts'
import type { PublicKey } from '../partner.ts'
import { fail, ok, type Result } from '../result.ts'
import { prepareClientSecret } from './client-secret.ts'
import { parsePublicKey } from './public-key.ts'
import { SCHEMES, type SchemeName, type SignatureScheme } from './schemes.ts'
import type { SignatureVerifier } from './signature-verifier.ts'

/** An RSA-8192 signature in hex has 2048 characters; twice that leaves room for stray white space. */
const MAXIMUM_LENGTH = 4096

/**
 * Verifies a SHA256withRSA signature (RSASSA-PKCS1-v1_5) by the platform, against each key in turn.
 *
 * Does *not* check the timestamp, and does not cache the keys: `createSnap` imports them once, this imports them per call.
 *
 * @returns Which key it was, or `SIGNATURE_MISMATCH`, `SIGNATURE_MALFORMED` (neither base64 nor hex), `PUBLIC_KEY_INVALID`. Never rejects.
 * @see docs/protocol.md, "Signatures"
 * @example
 * const verified = await verifyAsymmetricSignature({
 *   stringToSign: clientIdStringToSign({ clientId: 'IONPAYTEST', timestamp: '2024-01-22T15:00:01+07:00' }),
 *   signature, publicKeys: [pem],
 * })
 * if (!verified.ok) console.log(verified.failure.code)
 */
export async function verifyAsymmetricSignature(input: {
  readonly stringToSign: string
  readonly signature: string
  readonly publicKeys: PublicKey | readonly PublicKey[]
}): Promise<Result<{ keyIndex: number }>> {
  try {
    const keys = await Promise.all(
      [input.publicKeys].flat().map((key, index) => prepareRsaKey(parsePublicKey(key, `publicKeys[${index}]`).spki)),
    )
    const verified = await verifySignature(keys, input)
    return verified.ok ? ok({ keyIndex: verified.value }) : verified
  } catch (error) {
    return fail(
      'PUBLIC_KEY_INVALID',
      isSnapConfigurationError(error) ? error.message : 'the platform refuses this public key',
    )
  }
}

/**
 * Verifies an HMAC-SHA512 signature in constant time against each client secret in turn.
 * A secret is used as text: hex or base64 in it is not decoded.
 *
 * Does *not* check the timestamp or the access token inside the string to sign.
 *
 * @returns Which secret it was, or `SIGNATURE_MISMATCH`, `SIGNATURE_MALFORMED` (neither base64 nor hex), `SECRET_INVALID` (an empty or blank one). Never rejects.
 * @see docs/protocol.md, "Signatures"
 */
export async function verifySymmetricSignature(input: {
  readonly stringToSign: string
  readonly signature: string
  readonly clientSecrets: string | readonly string[]
}): Promise<Result<{ secretIndex: number }>> {
  const secrets = [input.clientSecrets].flat()
  if (secrets.some((secret) => typeof secret !== 'string' || secret.trim() === '')) {
    return fail('SECRET_INVALID', 'a client secret is empty, nothing but white space, or not a text')
  }
  const verified = await verifySignature(secrets.map(prepareClientSecret), input)
  return verified.ok ? ok({ secretIndex: verified.value }) : verified
}

/** Verifies with keys that are already prepared. @returns The index of the key that fits. */
export function verifySignature(
  keys: readonly SignatureVerifier[],
  { stringToSign, signature, scheme }: { stringToSign: string; signature: string; scheme?: SchemeName },
): MaybePromise<Result<number>> {
  const bytes = decodeSignature(signature)
  if (bytes === undefined) return fail('SIGNATURE_MALFORMED', describeMalformed(signature), { scheme })
  return proceed(findKey(keys, bytes, String(stringToSign)), (index) => {
    if (index !== undefined) return ok(index)
    return fail('SIGNATURE_MISMATCH', describeMismatch(keys.length, bytes.length, scheme), {
      scheme,
      signatureBytes: bytes.length,
      keyCount: keys.length,
    })
  })
}

/** Tries one key after the other. @returns The index of the first that fits. */
function findKey(
  keys: readonly SignatureVerifier[],
  signature: Uint8Array<ArrayBuffer>,
  stringToSign: string,
  first = 0,
): MaybePromise<number | undefined> {
  for (let index = first; index < keys.length; index++) {
    const fits = keys[index]?.(signature, stringToSign)
    if (isPromise(fits)) return fits.then((fit) => (fit ? index : findKey(keys, signature, stringToSign, index + 1)))
    if (fits === true) return index
  }
  return undefined
}

/** What a signature of so many bytes is made with. */
const SIGNATURES_BY_SIZE: ReadonlyMap<number, { readonly key: SignatureScheme['key']; readonly name: string }> =
  new Map([
    [64, { key: 'clientSecret', name: 'HMAC-SHA512' }],
    [128, { key: 'publicKey', name: 'RSA-1024' }],
    [256, { key: 'publicKey', name: 'RSA-2048' }],
    [384, { key: 'publicKey', name: 'RSA-3072' }],
    [512, { key: 'publicKey', name: 'RSA-4096' }],
  ])

function describeMismatch(keyCount: number, bytes: number, scheme: SchemeName | undefined): string {
  const fact = `the signature fits none of the partner's ${keyCount} key(s) for this signature scheme`
  if (scheme === undefined) return fact
  const made = SIGNATURES_BY_SIZE.get(bytes)
  const expected =
    SCHEMES[scheme].key === 'clientSecret' ? 'HMAC-SHA512, 64 bytes' : 'SHA256withRSA, 256 bytes for RSA-2048'
  const seen = `${fact}. Expected by the scheme '${scheme}': ${expected}. It has ${bytes} bytes`
  if (made === undefined) return `${seen}, as no scheme makes them.`
  const fits = made.key === SCHEMES[scheme].key
  return `${seen}, as ${made.name} makes them${fits ? '.' : ': the gateway probably signs with another scheme (option signature).'}`
}

/** Nothing of it: a secret may stand there by mistake. */
function describeMalformed(signature: unknown): string {
  const came = typeof signature === 'string' ? `${signature.length} characters` : `a ${typeof signature}`
  return `the signature is neither base64 nor hex of at most ${MAXIMUM_LENGTH} characters: ${came} came`
}

/**
 * Decodes a signature's text: hex when it is nothing but hex digits, else base64. A base64 signature of 64 bytes or more
 * that happens to be all hex digits does not occur (22 of 64 characters, 86 times over).
 */
function decodeSignature(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (typeof text !== 'string' || text.length > MAXIMUM_LENGTH) return undefined
  const bytes = decodeHex(text.trim()) ?? decodeBase64(text)
  return bytes === undefined || bytes.length === 0 ? undefined : bytes
}
