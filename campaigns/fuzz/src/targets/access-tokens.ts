import { createHmac } from 'node:crypto'
import { issueAccessToken, verifyAccessToken } from '@snap-sdk/core'
import fc from 'fast-check'
import { defineTarget, mustHold } from '../fuzz-target.ts'
import { anyBytes, anyEdit, applyEdits } from '../support/binary-text.ts'

/** A token built by hand with the right secret or a wrong one, for this gateway or another, then damaged. */
interface BuiltToken {
  readonly header: unknown
  readonly claims: unknown
  readonly secret: 'right' | 'second' | 'wrong' | 'none'
  readonly gateway: 'ours' | 'another' | 'none'
  readonly edits: Parameters<typeof applyEdits>[1]
}

const NOW = new Date('2026-01-22T08:00:01Z')
const seconds = NOW.getTime() / 1000
const SECRETS = { right: 'a'.repeat(32), second: 'b'.repeat(32), wrong: 'c'.repeat(32) }

const time = fc.oneof(
  fc.constantFrom(seconds - 1, seconds, seconds + 1, seconds + 900, 0, -1, 1e300, null, '1999999999', seconds + 0.5),
  fc.integer(),
)

export const accessTokensTarget = defineTarget<BuiltToken>({
  name: 'access-tokens',
  promise: 'only an unexpired HS256 token of ours, with a client ID in it, is taken, whatever its header says',
  runs: 15_000,
  inputs: fc.record({
    header: fc.oneof(
      fc.constant({ alg: 'HS256' }),
      fc.record({
        alg: fc.constantFrom('HS256', 'none', 'HS512', 'RS256', 'hs256', ''),
        typ: fc.constantFrom('JWT', 'jwt', null),
        crit: fc.constantFrom(undefined, ['b64'], ['exp']),
        b64: fc.constantFrom(undefined, false),
      }),
      fc.jsonValue(),
    ),
    claims: fc.oneof(
      fc.record(
        { sub: fc.oneof(fc.constantFrom('IONPAYTEST', '', null, 7), fc.string()), exp: time },
        { requiredKeys: [] },
      ),
      fc.record({ sub: fc.constant('IONPAYTEST'), exp: time, nbf: time, iat: time }, { requiredKeys: ['sub', 'exp'] }),
      fc.jsonValue(),
    ),
    secret: fc.constantFrom('right', 'second', 'wrong', 'none'),
    gateway: fc.oneof({ weight: 3, arbitrary: fc.constant('ours') }, fc.constantFrom('another', 'none')),
    edits: fc.oneof(fc.constant([]), fc.array(anyEdit(anyBytes(3)), { maxLength: 2 })),
  }),
  async open() {
    const issued = await issueAccessToken({
      clientId: 'IONPAYTEST',
      gateway: 'ours',
      secrets: [SECRETS.right],
      now: NOW,
      lifetimeSeconds: 900,
    })
    mustHold((await verify(issued)).ok, 'an issued token is refused')
    return { check }
  },
})

async function check({ header, claims, secret, gateway, edits }: BuiltToken): Promise<void> {
  const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part) ?? '').toString('base64url')).join('.')
  const signature =
    secret === 'none' ? '' : createHmac('sha256', keyOf(secret, gateway)).update(signed).digest('base64url')
  const token = applyEdits(`${signed}.${signature}`, edits)
  const result = await verify(token)
  if (!result.ok) return
  mustHold(secret === 'right' || secret === 'second', 'a token that nobody of ours signed is taken')
  mustHold(gateway === 'ours', 'a token of another gateway is taken')
  mustHold(token.split('.').slice(0, 2).join('.') === signed, 'a changed token is taken')
  mustHold(isRecord(header) && header.alg === 'HS256', 'another algorithm is taken')
  mustHold(isRecord(claims) && claims.sub === result.value.clientId && claims.sub !== '', 'another client ID came out')
  mustHold(typeof claims.exp === 'number' && claims.exp > seconds, 'an expired token is taken')
}

function verify(token: string) {
  return verifyAccessToken(token, { gateway: 'ours', secrets: [SECRETS.right, SECRETS.second], now: NOW })
}

/** The key that a gateway's tokens are signed with; the secret itself signs none. */
function keyOf(secret: 'right' | 'second' | 'wrong', gateway: BuiltToken['gateway']): string | Buffer {
  if (gateway === 'none') return SECRETS[secret]
  return createHmac('sha256', SECRETS[secret]).update(`snap-sdk access token ${gateway}`).digest()
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
