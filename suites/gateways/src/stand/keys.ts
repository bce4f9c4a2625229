import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'

/** What one gateway signs with, and the public half of it. */
export interface Keys {
  readonly privateKey: KeyObject
  /** PEM. */
  readonly publicKey: string
  readonly clientSecret: string
}

const made = new Map<string, Keys>()

/** The keys of one owner: made once a run, since an RSA key takes a while. */
export function keysOf(owner: string): Keys {
  const known = made.get(owner)
  if (known !== undefined) return known
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keys: Keys = {
    privateKey,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    clientSecret: createHash('sha256').update(`a client secret of ${owner}`).digest('hex'),
  }
  made.set(owner, keys)
  return keys
}
