import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto'
import type { GatewayName } from './workloads.ts'

/** One merchant, and what its gateways sign with: the same keys and secrets for every contender. It goes to other processes as it is. */
export interface Merchant {
  readonly clientId: string
  /** The gateways' pair, PEM, RSA-2048. */
  readonly publicKey: string
  readonly privateKey: string
  /** Signs the `symmetric` scheme. */
  readonly clientSecret: string
  /** Access tokens are signed with what {@link tokenKeyOf} makes of it. */
  readonly tokenSecret: string
  /** The merchant's own private key, PEM: DOKU's library signs its access tokens with one. */
  readonly ownPrivateKey: string
}

/** New keys and secrets for one run. */
export function makeMerchant(): Merchant {
  return {
    clientId: 'IONPAYTEST',
    ...makePair(),
    clientSecret: randomBytes(33).toString('base64'),
    tokenSecret: randomBytes(33).toString('base64'),
    ownPrivateKey: makePair().privateKey,
  }
}

/** The key of a gateway's access tokens, as snap-sdk derives it: each contender takes the tokens of all. */
export function tokenKeyOf({ tokenSecret }: Merchant, gateway: GatewayName): Buffer {
  return createHmac('sha256', tokenSecret).update(`snap-sdk access token ${gateway}`).digest()
}

/** PEM, RSA. */
export function makePair(modulusLength = 2048): { readonly publicKey: string; readonly privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength })
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
