import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createSnap, type Snap } from '@snap-sdk/core'
import { nicepay } from '@snap-sdk/gateways'
import { createGateway, type Gateway, type GatewayOptions, type SignatureScheme } from '@snap-sdk/simulator'
import { createBusiness } from '../../src/business.ts'

interface Partner {
  readonly clientId: string
  readonly clientSecret: string
  readonly privateKey: KeyObject
  readonly publicKeys: string
}

/** The same keys for all tests of a file. */
const PARTNERS: readonly Partner[] = ['IONPAYTEST', 'SECONDTEST'].map(createPartner)

function createPartner(clientId: string): Partner {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const publicKeys = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  return { clientId, clientSecret: `the client secret of ${clientId}`, privateKey, publicKeys }
}

/** Who may call. */
interface Callers {
  readonly gateway: Gateway
  /** Another gateway that the merchant knows. */
  readonly secondPartner: Gateway
}

export interface SnapOfExample extends Callers {
  readonly snap: Snap
  /** The same two, calling where the snap is served. */
  callersTo(target: GatewayOptions['target']): Callers
}

/** The example merchant's business without a port, and two gateways that may call it. */
export function createSnapOfExample(
  signature: SignatureScheme,
  { tokenSeconds }: { readonly tokenSeconds?: number } = {},
): SnapOfExample {
  const shop = nicepay({
    partners: PARTNERS.map(({ clientId, publicKeys, clientSecret }) => ({
      clientId,
      publicKeys,
      clientSecrets: clientSecret,
    })),
    handlers: createBusiness().handlers,
    signature,
    deadlineMilliseconds: 2_000,
  })
  const snap = createSnap({
    gateways: [shop],
    tokens: {
      secrets: ['a token secret of the test: 32 bytes or more'],
      ...(tokenSeconds === undefined ? {} : { lifetimeSeconds: tokenSeconds }),
    },
    onEvent: () => {},
  })
  const callersTo = (target: GatewayOptions['target']): Callers => {
    const [gateway, secondPartner] = PARTNERS.map((partner) => createGateway({ ...partner, signature, target }))
    if (gateway === undefined || secondPartner === undefined) throw new Error('two partners make two gateways')
    return { gateway, secondPartner }
  }
  return { snap, callersTo, ...callersTo(snap) }
}
