import { generateKeyPairSync } from 'node:crypto'
import { createGateway, type Gateway } from '@snap-sdk/simulator'
import { onTestFinished } from 'vitest'
import { type RunningMerchant, type StartOptions, startMerchant } from '../../src/start-merchant.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** One pair for all tests of a file. */
export const PRIVATE_KEY: string = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
export const PUBLIC_KEY: string = publicKey.export({ type: 'spki', format: 'pem' }).toString()

const CLIENT_ID = 'IONPAYTEST'
const CLIENT_SECRET = 'a client secret of the test, as text'

export interface ServeOptions extends Partial<Omit<StartOptions, 'settings' | 'port'>> {
  readonly signature?: StartOptions['settings']['signature']
}

/** A merchant in this process, on a real socket, with the gateway that may call it. Stopped when the test is over. */
export async function serveMerchant({
  signature = 'client-id',
  framework = 'express',
  ...options
}: ServeOptions = {}): Promise<RunningMerchant & { readonly gateway: Gateway }> {
  const merchant = await startMerchant({
    framework,
    port: 0,
    settings: {
      clientId: CLIENT_ID,
      publicKey: PUBLIC_KEY,
      clientSecret: CLIENT_SECRET,
      signature,
      tokenSecret: 'a token secret of the test: 32 bytes or more',
    },
    onEvent: () => {},
    stopLimitMilliseconds: 500,
    ...options,
  })
  onTestFinished(() => merchant.stop())
  const gateway = createGateway({
    clientId: CLIENT_ID,
    privateKey: PRIVATE_KEY,
    clientSecret: CLIENT_SECRET,
    signature,
    target: merchant.url,
  })
  return { ...merchant, gateway }
}
