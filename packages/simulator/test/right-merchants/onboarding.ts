import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import type { SignatureScheme } from '../../src/sign.ts'

/** What a merchant keeps of a partner. */
export interface KnownPartner {
  /** PEM. */
  readonly publicKey: string
  readonly clientSecret: string
}

/** What gateway and merchant agreed on before the first call. */
export interface Onboarding {
  readonly signature: SignatureScheme
  readonly partners: ReadonlyMap<string, KnownPartner>
  /** How long a token lives. */
  readonly tokenSeconds: number
}

/** A caller's own half. */
export interface Caller {
  readonly clientId: string
  readonly privateKey: KeyObject
  readonly clientSecret: string
}

/** A new caller. */
export function createCaller(clientId: string, { modulusLength = 2048 } = {}): Caller {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength })
  return { clientId, privateKey, clientSecret: randomBytes(32).toString('hex') }
}

/** Makes callers known to a merchant. */
export function onboard(
  callers: readonly Caller[],
  { signature = 'client-id', tokenSeconds = 900 }: Partial<Pick<Onboarding, 'signature' | 'tokenSeconds'>> = {},
): Onboarding {
  const partners = new Map(
    callers.map(({ clientId, privateKey, clientSecret }) => {
      const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString()
      return [clientId, { publicKey, clientSecret }]
    }),
  )
  return { signature, partners, tokenSeconds }
}
