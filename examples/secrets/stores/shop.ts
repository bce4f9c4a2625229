import type { Gateway, Partner } from '@snap-sdk/core'
import { nicepay } from '@snap-sdk/gateways'
import { cached } from './cached.js'

type Handlers = Parameters<typeof nicepay>[0]['handlers']

/** A contract whose client secret changes without a deployment: `partners` is asked at each call, and answers from memory. */
export function createShop(readSecret: () => Promise<readonly string[]>, handlers: Handlers, seconds = 300): Gateway {
  const clientSecrets = cached(readSecret, seconds)
  return nicepay({
    signature: 'symmetric',
    partners: async (id): Promise<Partner | undefined> =>
      id === 'IONPAYTEST'
        ? { clientId: id, publicKeys: process.env.NICEPAY_PUBLIC_KEY, clientSecrets: await clientSecrets() }
        : undefined,
    handlers,
  })
}
