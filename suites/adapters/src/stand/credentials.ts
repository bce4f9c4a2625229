/** NICEPAY's sample. */
export const CLIENT_ID = 'IONPAYTEST'
/** NICEPAY's sample. */
export const CLIENT_SECRET = '33F49GnCMS1mFYlGXisbUDzVf2ATWCl9k3R++d5hDd3Frmuos/XLx8XhXpe+LDYAbpGKZYSwtlyyLOtS/8aD7A=='
/** Signs access tokens. */
export const TOKEN_SECRET = 'a token secret of at least 32 bytes'

/** The gateway's RSA pair, in PEM. */
export interface KeyPair {
  readonly publicKey: string
  readonly privateKey: string
}

let pair: Promise<KeyPair> | undefined

/** The pair of this run: made once, and not before a case asks, since some runtimes make no keys while a module loads. */
export function makeKeyPair(): Promise<KeyPair> {
  pair ??= generateKeyPair()
  return pair
}

async function generateKeyPair(): Promise<KeyPair> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: Uint8Array.of(1, 0, 1),
  }
  const { publicKey, privateKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  return {
    publicKey: toPem('PUBLIC KEY', await crypto.subtle.exportKey('spki', publicKey)),
    privateKey: toPem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', privateKey)),
  }
}

function toPem(label: string, der: ArrayBuffer): string {
  const base64 = btoa(String.fromCharCode(...new Uint8Array(der)))
  return `-----BEGIN ${label}-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`
}
