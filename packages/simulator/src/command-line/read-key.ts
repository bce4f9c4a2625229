import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { WrongUse } from './wrong-use.ts'

/**
 * Reads an RSA private key: PEM on many lines, PEM on one line with `\n` written out, or the bare base64 of PKCS#8, as e-mails
 * and `.env` files have it.
 *
 * @param source What the text is, for the message: `--private-key keys/private.pem`.
 * @throws WrongUse which says what was found instead.
 */
export function readPrivateKey(text: string, source: string): KeyObject {
  const pem = toPem(text, 'PRIVATE KEY')
  if (/BEGIN (RSA )?PUBLIC KEY|BEGIN CERTIFICATE/.test(pem)) {
    throw new WrongUse(
      `${source} holds a public key. The gateway signs with the private half: the other file of the pair.`,
    )
  }
  if (/BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(pem)) {
    throw new WrongUse(`${source} is encrypted. Decrypt it first: openssl pkcs8 -in FILE -out private-key.pem`)
  }
  return readRsaKey(() => createPrivateKey(pem), source, 'private')
}

/** Reads an RSA public key, or a certificate's, in the forms of {@link readPrivateKey}. @throws WrongUse */
export function readPublicKey(text: string, source: string): KeyObject {
  const pem = toPem(text, 'PUBLIC KEY')
  if (/BEGIN [A-Z ]*PRIVATE KEY/.test(pem)) {
    throw new WrongUse(`${source} holds a private key. The public half is needed here.`)
  }
  return readRsaKey(() => createPublicKey(pem), source, 'public')
}

function toPem(text: string, label: string): string {
  const lines = text.replaceAll('\\n', '\n').trim()
  if (lines.includes('-----BEGIN')) return lines
  return `-----BEGIN ${label}-----\n${lines.replace(/\s/g, '')}\n-----END ${label}-----\n`
}

function readRsaKey(read: () => KeyObject, source: string, half: 'private' | 'public'): KeyObject {
  let key: KeyObject
  try {
    key = read()
  } catch {
    throw new WrongUse(
      `${source} is no ${half} key. It takes PEM (-----BEGIN ${half.toUpperCase()} KEY-----) or the base64 of it.`,
    )
  }
  if (key.asymmetricKeyType === 'rsa') return key
  throw new WrongUse(`${source} is a key for ${key.asymmetricKeyType}. SNAP signs by RSA (SHA256withRSA).`)
}
