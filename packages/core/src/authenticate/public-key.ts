import { SnapConfigurationError } from '../configuration-error.ts'
import { DER, readDer, writeDer } from '../encoding/der.ts'
import { decodeHex } from '../encoding/hex.ts'
import { RSA_ENCRYPTION } from './classify-key.ts'
import { findPublicKey } from './find-public-key.ts'
import { FOUND } from './key-findings.ts'

/** An RSA public key that has been read but not yet imported. */
export interface ParsedPublicKey {
  /** SubjectPublicKeyInfo (RFC 5280 §4.1), the form that every platform imports. */
  readonly spki: Uint8Array<ArrayBuffer>
  readonly modulusBits: number
}

const MINIMUM_BITS = 1024
const MAXIMUM_BITS = 8192

/**
 * Reads an RSA public key in every form that can be read in one way only: see `PublicKey`. Line ends, escapes, quotes, white space and
 * dashes of a text do not matter, and neither does base64 around a whole PEM.
 *
 * Does *not* prove that the modulus is a good one.
 *
 * @param option The option's name, for the error's message.
 * @throws SnapConfigurationError `PUBLIC_KEY_INVALID` that says what was found instead, never the text itself.
 */
export function parsePublicKey(key: unknown, option: string): ParsedPublicKey {
  const found = findPublicKey(key)
  const parsed = typeof found === 'string' ? found : readRsaPublicKey(found.rsa)
  if (typeof parsed !== 'string') return parsed
  throw new SnapConfigurationError(
    'PUBLIC_KEY_INVALID',
    `${option} is not an RSA public key. Found: ${parsed}${parsed.endsWith('.') || parsed.endsWith('?') ? '' : '.'} ` +
      'Expected: PEM (-----BEGIN PUBLIC KEY-----), the base64 inside it, its bytes, a KeyObject or a JWK.',
  )
}

/** Reads an RSAPublicKey, `SEQUENCE { modulus INTEGER, publicExponent INTEGER }` (RFC 8017 Appendix A.1.1). */
function readRsaPublicKey(der: Uint8Array<ArrayBuffer>): ParsedPublicKey | string {
  const sequence = readDer(der)
  const modulus = sequence?.tag === DER.sequence ? readDer(sequence.content) : undefined
  const exponent = modulus?.tag === DER.integer ? readDer(modulus.rest) : undefined
  if (sequence === undefined || modulus === undefined || exponent?.tag !== DER.integer) return FOUND.numbers
  if (sequence.rest.length + exponent.rest.length > 0) return FOUND.numbers
  const modulusBits = bitLength(modulus.content)
  if (modulusBits < MINIMUM_BITS || modulusBits > MAXIMUM_BITS)
    return `an RSA key of ${modulusBits} bits. Ask the gateway for one of 2048 bits or more.`
  if (bitLength(exponent.content) < 2 || (exponent.content.at(-1) ?? 0) % 2 === 0) return FOUND.exponent

  const algorithm = writeDer(DER.sequence, writeDer(DER.objectIdentifier, rsaEncryptionBytes), writeDer(DER.null))
  const key = writeDer(DER.sequence, writeDer(DER.integer, modulus.content), writeDer(DER.integer, exponent.content))
  return { spki: writeDer(DER.sequence, algorithm, writeDer(DER.bitString, Uint8Array.of(0), key)), modulusBits }
}

const rsaEncryptionBytes: Uint8Array = decodeHex(RSA_ENCRYPTION) ?? new Uint8Array()

/** The bit length of a DER integer; 0 for a negative one. */
function bitLength(integer: Uint8Array): number {
  if ((integer[0] ?? 0) >= 0x80) return 0
  const start = integer.findIndex((byte) => byte !== 0)
  if (start < 0) return 0
  return (integer.length - start) * 8 - Math.clz32(integer[start] ?? 0) + 24
}
