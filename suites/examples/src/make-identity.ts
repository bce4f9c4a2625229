import { generateKeyPairSync, type KeyObject } from 'node:crypto'

/** A gateway for one test, and what the example is told of it. */
export interface Identity {
  readonly privateKey: KeyObject
  /** The variables that every example reads. */
  readonly environment: {
    readonly NICEPAY_PUBLIC_KEY: string
    readonly SNAP_TOKEN_SECRET: string
  }
}

/** Throw-away keys. */
export function makeIdentity(): Identity {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    privateKey,
    environment: {
      NICEPAY_PUBLIC_KEY: String(publicKey.export({ type: 'spki', format: 'pem' })),
      SNAP_TOKEN_SECRET: 'thirty-two bytes, or some more than that',
    },
  }
}
