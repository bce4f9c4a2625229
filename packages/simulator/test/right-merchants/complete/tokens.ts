import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { isObject } from './bodies.ts'

/** What a token says. */
export interface Claims {
  readonly sub: string
  /** Seconds since 1970. */
  readonly exp: number
}

export interface Tokens {
  issue(clientId: string): string
  /** The claims of a token that this merchant issued. Its age is not checked. */
  read(token: string): Claims | undefined
}

const toBase64Url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** JSON Web Tokens (RFC 7519), HS256 and nothing else, under a secret that lives as long as the process. */
export function createTokens(lifetimeSeconds: number): Tokens {
  const secret = randomBytes(32)
  const header = toBase64Url({ alg: 'HS256', typ: 'JWT' })
  const sign = (text: string): Buffer => createHmac('sha256', secret).update(text).digest()
  return {
    issue(clientId) {
      const claims = toBase64Url({ sub: clientId, exp: Math.floor(Date.now() / 1000) + lifetimeSeconds })
      return `${header}.${claims}.${sign(`${header}.${claims}`).toString('base64url')}`
    },
    read(token) {
      const [first, claims = '', signature = '', ...more] = token.split('.')
      if (first !== header || more.length > 0) return undefined
      const expected = sign(`${first}.${claims}`)
      const given = Buffer.from(signature, 'base64url')
      if (given.toString('base64url') !== signature) return undefined
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
      return readClaims(claims)
    },
  }
}

/** The claims of a token's second part, where it has them. */
export function readClaims(part: string): Claims | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    if (!isObject(claims) || typeof claims.sub !== 'string' || typeof claims.exp !== 'number') return undefined
    return { sub: claims.sub, exp: claims.exp }
  } catch {
    return undefined
  }
}

export function isAlive({ exp }: Claims): boolean {
  return Date.now() < exp * 1000
}
