import { createHmac, createPublicKey } from 'node:crypto'
import { readTokenClaims } from '../answer/read-token-claims.ts'
import type { CaseTools } from './case-tools.ts'

type Caller = Pick<CaseTools, 'identity' | 'now'>

/** The token with one character changed in its middle; of a JWT also with a later expiry, under the old signature. */
export function tamperWith(token: string): readonly string[] {
  const middle = Math.floor(token.length / 2)
  const changed = token.slice(0, middle) + (token[middle] === 'A' ? 'B' : 'A') + token.slice(middle + 1)
  const [header, , signature] = token.split('.')
  const claims = readClaims(token)
  if (claims === undefined) return [changed]
  const exp = typeof claims.exp === 'number' ? claims.exp + 3_600 : claims.exp
  return [changed, `${header}.${encode({ ...claims, exp, iat: 1 })}.${signature}`]
}

/** JWTs that need no key. */
export function forgeWithoutSignature(token: string, caller: Caller): readonly string[] {
  const claims = encode(readClaims(token) ?? inventClaims(caller))
  return ['none', 'None', 'NONE'].map((alg) => `${encode({ alg, typ: 'JWT' })}.${claims}.`)
}

/** JWTs whose HMAC key is the gateway's public key, in each form in which a merchant may hold it. */
export function forgeWithPublicKey(token: string, caller: Caller): readonly string[] {
  const pem = caller.identity.publicKey
  const der = createPublicKey(pem).export({ type: 'spki', format: 'der' })
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(readClaims(token) ?? inventClaims(caller))}`
  return [pem, pem.trim(), der, der.toString('base64')].map(
    (key) => `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`,
  )
}

/** What a JWT says; `undefined` for a token that is none. */
function readClaims(token: string): Readonly<Record<string, unknown>> | undefined {
  return token.split('.').length < 3 ? undefined : readTokenClaims(token)
}

function inventClaims({ identity, now }: Caller): Readonly<Record<string, unknown>> {
  return { sub: identity.clientId, exp: Math.floor(now().getTime() / 1000) + 900 }
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
