import { generateKeyPairSync, type KeyObject } from 'node:crypto'

/** An RSA key pair of the gateway, in the forms that tests need. */
export interface KeyPair {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  /** `BEGIN PUBLIC KEY` */
  readonly pem: string
}

/** Makes an RSA key pair. Slow: once a file. */
export function makeKeyPair(modulusLength = 2048): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength })
  return { privateKey, publicKey, pem: publicKey.export({ type: 'spki', format: 'pem' }).toString() }
}

/** The key pair with which every fixture's gateway signs. */
export const gatewayKeys: KeyPair = makeKeyPair()
