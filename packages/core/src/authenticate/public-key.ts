import { SnapConfigurationError } from '../configuration-error.ts'
import { decodeBase64 } from '../encoding/base64.ts'
import { readDer, writeDer } from '../encoding/der.ts'
import { encodeHex } from '../encoding/hex.ts'

/** An RSA public key that has been read but not yet imported. */
export interface ParsedPublicKey {
  /** SubjectPublicKeyInfo (RFC 5280 §4.1), the form that every platform imports. */
  readonly spki: Uint8Array<ArrayBuffer>
  readonly modulusBits: number
}

const SEQUENCE = 0x30
const INTEGER = 0x02
const BIT_STRING = 0x03
const OBJECT_IDENTIFIER = 0x06
const NULL = 0x05

/** rsaEncryption, 1.2.840.113549.1.1.1 (RFC 8017 Appendix A.1). */
const RSA_ENCRYPTION = '2a864886f70d010101'

const MINIMUM_BITS = 1024
const MAXIMUM_BITS = 8192

/** What people put where a public key belongs, with what to do about it. */
const NO_PUBLIC_KEY: readonly { readonly form: RegExp; readonly found: string }[] = [
  {
    form: /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
    found:
      'a private key. Only the gateway may hold its private key: use the public key that it sent you, and treat this one as leaked.',
  },
  {
    form: /-----BEGIN CERTIFICATE-----/,
    found: 'a certificate. Take its public key out: openssl x509 -in cert.pem -pubkey -noout',
  },
  { form: /^ssh-|-----BEGIN (?:OPENSSH|SSH2) /, found: 'an SSH key. Convert it: ssh-keygen -f key.pub -e -m PKCS8' },
  { form: /^\{/, found: 'JSON, perhaps a JWK. Export the key as PEM.' },
  { form: /^[./~].*\.(?:pem|key|pub|der|txt)$|^[A-Za-z]:\\/, found: 'the path of a file. Pass the text in the file.' },
]

/**
 * Reads an RSA public key: PEM (`BEGIN PUBLIC KEY` or `BEGIN RSA PUBLIC KEY`), on many lines or one, with CRLF or with
 * `\n` written out as in an .env file, or the bare base64 of the DER inside. Quotes and white space around it do not matter.
 *
 * Does *not* prove that the modulus is a good one.
 *
 * @param option The option's name, for the error's message.
 * @throws SnapConfigurationError `PUBLIC_KEY_INVALID` that says what was found instead, never the text itself.
 */
export function parsePublicKey(text: string, option: string): ParsedPublicKey {
  const unescaped = text
    .replace(/\\r/g, '')
    .replace(/\\n/g, '\n')
    .trim()
    .replace(/^(["'])([\s\S]*)\1$/, '$2')
    .trim()
  if (unescaped === '') throw invalid(option, 'an empty text')
  for (const { form, found } of NO_PUBLIC_KEY) if (form.test(unescaped)) throw invalid(option, found)

  const blocks = unescaped.split(/-----BEGIN (?:RSA )?PUBLIC KEY-----/)
  if (blocks.length > 2)
    throw invalid(option, `${blocks.length - 1} keys in one text. Pass an array with one text a key.`)
  const [base64 = '', afterEnd] = (blocks.at(-1) ?? '').split(/-----END (?:RSA )?PUBLIC KEY-----/)
  if (blocks.length === 2 && afterEnd === undefined)
    throw invalid(option, 'a PEM text that is cut off: its END line is missing')
  const der = decodeBase64(base64)
  if (der === undefined || der.length === 0) throw invalid(option, 'no PEM and no base64')

  return parseDer(der, option)
}

function parseDer(der: Uint8Array<ArrayBuffer>, option: string): ParsedPublicKey {
  const outer = readDer(der)
  if (outer?.tag !== SEQUENCE || outer.rest.length > 0)
    throw invalid(option, 'base64 of something that is no DER key, or is cut off')
  const first = readDer(outer.content)
  if (first?.tag === INTEGER) return parseRsaPublicKey(der, option)

  const algorithm = first?.tag === SEQUENCE ? readDer(first.content) : undefined
  const bitString = first === undefined ? undefined : readDer(first.rest)
  if (algorithm?.tag !== OBJECT_IDENTIFIER || bitString?.tag !== BIT_STRING || bitString.content[0] !== 0) {
    throw invalid(option, 'a DER structure that is no public key')
  }
  if (encodeHex(algorithm.content) !== RSA_ENCRYPTION) {
    throw invalid(
      option,
      'a public key that is not RSA (an EC, Ed25519 or RSA-PSS key). SNAP signs with SHA256withRSA.',
    )
  }
  return parseRsaPublicKey(bitString.content.slice(1), option)
}

/** Reads an RSAPublicKey, `SEQUENCE { modulus INTEGER, publicExponent INTEGER }` (RFC 8017 Appendix A.1.1). */
function parseRsaPublicKey(der: Uint8Array<ArrayBuffer>, option: string): ParsedPublicKey {
  const sequence = readDer(der)
  const modulus = sequence?.tag === SEQUENCE ? readDer(sequence.content) : undefined
  const exponent = modulus?.tag === INTEGER ? readDer(modulus.rest) : undefined
  if (
    sequence === undefined ||
    modulus === undefined ||
    exponent?.tag !== INTEGER ||
    sequence.rest.length + exponent.rest.length > 0
  ) {
    throw invalid(option, 'an RSA key whose numbers cannot be read')
  }
  const modulusBits = bitLength(modulus.content)
  if (modulusBits < MINIMUM_BITS || modulusBits > MAXIMUM_BITS) {
    throw invalid(option, `an RSA key of ${modulusBits} bits. Ask the gateway for one of 2048 bits or more.`)
  }
  const lastByte = exponent.content.at(-1) ?? 0
  if (bitLength(exponent.content) < 2 || lastByte % 2 === 0)
    throw invalid(option, 'an RSA key whose exponent is not odd and above 1')

  const algorithm = writeDer(SEQUENCE, writeDer(OBJECT_IDENTIFIER, rsaEncryptionBytes), writeDer(NULL))
  const key = writeDer(SEQUENCE, writeDer(INTEGER, modulus.content), writeDer(INTEGER, exponent.content))
  return { spki: writeDer(SEQUENCE, algorithm, writeDer(BIT_STRING, Uint8Array.of(0), key)), modulusBits }
}

const rsaEncryptionBytes: Uint8Array = Uint8Array.from(RSA_ENCRYPTION.match(/../g) ?? [], (byte) =>
  Number.parseInt(byte, 16),
)

/** The bit length of a DER integer; 0 for a negative one. */
function bitLength(integer: Uint8Array): number {
  if ((integer[0] ?? 0) >= 0x80) return 0
  const start = integer.findIndex((byte) => byte !== 0)
  if (start < 0) return 0
  return (integer.length - start) * 8 - Math.clz32(integer[start] ?? 0) + 24
}

function invalid(option: string, found: string): SnapConfigurationError {
  return new SnapConfigurationError(
    'PUBLIC_KEY_INVALID',
    `${option} is no RSA public key. Found: ${found}${found.endsWith('.') ? '' : '.'} Expected: PEM (-----BEGIN PUBLIC KEY-----) or the base64 inside it.`,
  )
}
