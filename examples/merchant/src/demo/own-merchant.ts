import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createGateway, type Gateway, type SignatureScheme } from '@snap-sdk/simulator'
import { type Framework, type RunningMerchant, type StartOptions, startMerchant } from '../start-merchant.ts'

/** A merchant of the demo's own, with the gateway that may call it. */
export interface OwnMerchant extends RunningMerchant {
  readonly gateway: Gateway
  /** What the merchant's log said since the last time. */
  takeLog(): readonly string[]
}

/** Starts a merchant on a free port. Keys and secrets are made in memory; nothing is written. */
export async function startOwnMerchant(
  framework: Framework,
  { signature, otherGateways }: { signature: SignatureScheme; otherGateways?: StartOptions['otherGateways'] },
): Promise<OwnMerchant> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const clientId = 'IONPAYTEST'
  const clientSecret = randomBytes(32).toString('hex')
  const log: string[] = []
  const merchant = await startMerchant({
    framework,
    port: 0,
    otherGateways,
    settings: {
      clientId,
      publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      clientSecret,
      signature,
      tokenSecret: randomBytes(32).toString('hex'),
    },
    onEvent: (event) => {
      if (event.type === 'refused' || event.type === 'failed') log.push(`${event.cause.code}: ${event.cause.message}`)
    },
  })
  return {
    ...merchant,
    gateway: createGateway({ clientId, privateKey, clientSecret, signature, target: merchant.url }),
    takeLog: () => log.splice(0),
  }
}
