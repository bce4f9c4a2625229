import { createHmac } from 'node:crypto'
import { type Claims, readClaims } from '../right-merchants/complete/tokens.ts'
import type { KnownPartner } from '../right-merchants/onboarding.ts'
import type { BadMerchant } from './bad-merchant.ts'

function readByItsOwnAlg(token: string, partners: readonly KnownPartner[]): Claims | undefined {
  const [header = '', claims = '', signature = ''] = token.split('.')
  const sign = (key: string): string => createHmac('sha256', key).update(`${header}.${claims}`).digest('base64url')
  const { alg } = parseHeader(header)
  const verified =
    String(alg).toLowerCase() === 'none' ||
    (alg === 'HS256' &&
      partners.some(({ publicKey }) => [publicKey, publicKey.trim()].some((key) => sign(key) === signature)))
  return verified ? readClaims(claims) : undefined
}

function parseHeader(part: string): { readonly alg?: unknown } {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString())
  } catch {
    return {}
  }
}

export const algNotPinned: BadMerchant = {
  fault:
    'The token itself says how it is verified: alg none needs no signature, and HS256 takes any key that is known, public keys too.',
  mustFail: [
    'inquiry-token-with-alg-none',
    'payment-token-with-alg-none',
    'inquiry-token-signed-with-public-key',
    'payment-token-signed-with-public-key',
  ],
  change: ({ tokens }, { partners }) => ({
    tokens: { ...tokens, read: (token) => tokens.read(token) ?? readByItsOwnAlg(token, [...partners.values()]) },
  }),
}
