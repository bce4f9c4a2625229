import { createPrivateKey, type KeyObject } from 'node:crypto'
import { WrongUse } from '../../wrong-use.ts'

/**
 * Reads an RSA private key: PEM on many lines, PEM on one line with `\n` written out, or the bare base64 of PKCS#8, as e-mails
 * and `.env` files have it.
 *
 * @param source What the text is, for the message: `--private-key keys/private.pem`.
 * @throws WrongUse which says what was found instead.
 */
export function readPrivateKey(text: string, source: string): KeyObject {
  const lines = text.replaceAll('\\n', '\n').trim()
  const isPem = lines.includes('-----BEGIN')
  const pem = isPem ? lines : `-----BEGIN PRIVATE KEY-----\n${lines.replace(/\s/g, '')}\n-----END PRIVATE KEY-----`
  if (/BEGIN (RSA )?PUBLIC KEY|BEGIN CERTIFICATE/.test(pem)) {
    throw new WrongUse(
      `${source} holds a public key. The gateway signs with the private half: the other file of the pair.`,
    )
  }
  if (/BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(pem)) {
    throw new WrongUse(`${source} is encrypted. Decrypt it first: openssl pkcs8 -in FILE -out private-key.pem`)
  }
  const key = parse(pem)
  if (key === undefined) {
    throw new WrongUse(`${source} is no private key. It takes PEM (-----BEGIN PRIVATE KEY-----) or the base64 of it.`)
  }
  if (key.asymmetricKeyType === 'rsa') return key
  throw new WrongUse(`${source} is a key for ${key.asymmetricKeyType}. SNAP signs by RSA (SHA256withRSA).`)
}

function parse(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem)
  } catch {
    return undefined
  }
}
