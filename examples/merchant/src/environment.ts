import { randomBytes } from 'node:crypto'
import type { SignatureScheme } from '@snap-sdk/simulator'
import type { ThrowAwayFacts, ThrowAwayIdentity } from './throw-away-identity.ts'
import { UsageError } from './usage-error.ts'

/** How the merchant and its gateway know each other. */
export interface Settings {
  readonly clientId: string
  /** PEM, PEM with `\n` written out, or bare base64. */
  readonly publicKey: string
  /** For the `symmetric` scheme alone. */
  readonly clientSecret?: string | undefined
  readonly signature: SignatureScheme
  readonly tokenSecret: string
}

export interface ReadEnvironmentOptions {
  /** Called when NICEPAY_PUBLIC_KEY is not set. */
  readonly makeIdentity: (facts: ThrowAwayFacts) => ThrowAwayIdentity
  readonly warn: (message: string) => void
}

const SCHEMES: readonly SignatureScheme[] = ['client-id', 'symmetric', 'asymmetric']

/** What a scheme was called before. */
const FORMER_SCHEMES: ReadonlyMap<string, SignatureScheme> = new Map([['access-token', 'client-id']])

/**
 * Reads the merchant's environment. A variable that is empty counts as not set.
 *
 * Does *not* look at the key and the secrets: `createSnap` does.
 *
 * @throws UsageError for a scheme that is none, and for `symmetric` without its secret.
 */
export function readEnvironment(env: NodeJS.ProcessEnv, { makeIdentity, warn }: ReadEnvironmentOptions): Settings {
  const signature = readScheme(env.SNAP_SIGNATURE || 'client-id')
  const clientId = env.NICEPAY_CLIENT_ID || 'IONPAYTEST'
  const gateway = env.NICEPAY_PUBLIC_KEY
    ? { publicKey: env.NICEPAY_PUBLIC_KEY, clientSecret: undefined }
    : makeIdentity({ clientId, signature })
  const clientSecret = signature === 'symmetric' ? env.NICEPAY_CLIENT_SECRET || gateway.clientSecret : undefined
  if (signature === 'symmetric' && clientSecret === undefined) {
    throw new UsageError('SNAP_SIGNATURE=symmetric needs NICEPAY_CLIENT_SECRET: the secret that you gave NICEPAY.')
  }
  return {
    clientId,
    publicKey: gateway.publicKey,
    clientSecret,
    signature,
    tokenSecret: env.SNAP_TOKEN_SECRET || makeTokenSecret(warn),
  }
}

function readScheme(text: string): SignatureScheme {
  const scheme = FORMER_SCHEMES.get(text) ?? SCHEMES.find((known) => known === text)
  if (scheme !== undefined) return scheme
  throw new UsageError(`SNAP_SIGNATURE is '${text}'; it must be one of ${SCHEMES.join(', ')}.`)
}

function makeTokenSecret(warn: (message: string) => void): string {
  warn(
    'SNAP_TOKEN_SECRET is not set: a random one is used. Access tokens then end with this process, and a second one ' +
      'refuses them. For more than a try, set it to the output of: openssl rand -base64 32',
  )
  return randomBytes(32).toString('base64')
}
