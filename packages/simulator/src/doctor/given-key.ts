import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { WrongUse } from '../wrong-use.ts'

/** A key that was given to the doctor, whatever it is. */
export interface GivenKey {
  /** Where it comes from: `--public-key nicepay.pem`. */
  readonly source: string
  /** `public key`, `certificate`, `private key`, or what else it is. */
  readonly found: string
  /** For RSA, whatever form it came in. */
  readonly rsa: { readonly publicKey: KeyObject; readonly pem: string; readonly bits: number } | undefined
  /** SHA-256 of the SubjectPublicKeyInfo in hex: `openssl pkey -pubin -in key.pem -outform DER | openssl sha256`. */
  readonly fingerprint: string
}

const PEM_BLOCK = /-----BEGIN ([A-Z0-9 ]{1,40})-----[^-]*-----END \1-----/g

const NAMES: Readonly<Record<string, string>> = {
  'PUBLIC KEY': 'public key',
  'RSA PUBLIC KEY': 'public key',
  CERTIFICATE: 'certificate',
}

/**
 * Reads the keys of a file: PEM on many lines, on one, or with `\n` written out as in an .env file, or the bare base64 of a public key.
 * Certificates and private keys are read as well, so that the doctor can say what they are.
 *
 * @throws WrongUse when there is no key in the text. The message never holds the text.
 */
export function readGivenKeys(text: string, source: string): readonly GivenKey[] {
  const clean = text
    .replace(/\\r/g, '')
    .replace(/\\n/g, '\n')
    .trim()
    .replace(/^(["'])([\s\S]*)\1$/, '$2')
  const blocks = [...clean.matchAll(PEM_BLOCK)].map(([block, label = '']) => ({
    label,
    block: foldLines(block, label),
  }))
  if (blocks.length > 0) return blocks.map(({ label, block }) => readKey(block, NAMES[label] ?? nameOf(label), source))
  if (/^[A-Za-z0-9+/=\s]{100,}$/.test(clean)) {
    return [
      readKey(
        foldLines(`-----BEGIN PUBLIC KEY-----${clean}-----END PUBLIC KEY-----`, 'PUBLIC KEY'),
        'public key',
        source,
      ),
    ]
  }
  const hint = /^ssh-/.test(clean)
    ? 'It is an SSH key: ssh-keygen -f key.pub -e -m PKCS8 converts it.'
    : clean.includes('-----BEGIN')
      ? 'It is a PEM text that was cut off or damaged.'
      : 'It takes PEM (-----BEGIN PUBLIC KEY-----) or the base64 inside it.'
  throw new WrongUse(`${source} holds no public key. ${hint}`)
}

/** What one key is, in words: `RSA-2048 public key, fingerprint 0123456789abcdef`. */
export function describeKey({ found, rsa, fingerprint }: GivenKey): string {
  return `${rsa === undefined ? '' : `RSA-${rsa.bits} `}${found}, fingerprint ${fingerprint.slice(0, 16)}`
}

function nameOf(label: string): string {
  return label.endsWith('PRIVATE KEY') ? 'private key' : label.toLowerCase()
}

/** Lines of 64 characters, as some readers want them. */
function foldLines(block: string, label: string): string {
  const base64 = block.replace(/-----(BEGIN|END) [A-Z0-9 ]+-----/g, '').replace(/\s/g, '')
  return [`-----BEGIN ${label}-----`, ...(base64.match(/.{1,64}/g) ?? []), `-----END ${label}-----`, ''].join('\n')
}

function readKey(pem: string, found: string, source: string): GivenKey {
  let key: KeyObject
  try {
    key = createPublicKey(pem)
  } catch {
    // OpenSSL wants the label that fits the DER inside; a PKCS#1 key under the other label is common.
    try {
      key = createPublicKey(pem.replaceAll(' PUBLIC KEY', ' RSA PUBLIC KEY').replaceAll('RSA RSA', 'RSA'))
    } catch {
      throw new WrongUse(`${source}: the ${found} in it cannot be read. It is cut off, damaged or encrypted.`)
    }
  }
  const fingerprint = createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key
  if (type !== 'rsa') {
    const name = { ec: 'EC', ed25519: 'Ed25519', 'rsa-pss': 'RSA-PSS' }[String(type)] ?? String(type)
    return { source, found: `${name} ${found}`, rsa: undefined, fingerprint }
  }
  return {
    source,
    found,
    rsa: {
      publicKey: key,
      pem: key.export({ type: 'spki', format: 'pem' }).toString(),
      bits: details?.modulusLength ?? 0,
    },
    fingerprint,
  }
}
